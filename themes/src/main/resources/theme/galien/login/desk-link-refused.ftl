<#-- A link of an operator that leads nowhere, and why. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.desk.title")}
    <#elseif section = "form">
        <@refusals.show refusal=refusal/>
    </#if>
</@layout.registrationLayout>
