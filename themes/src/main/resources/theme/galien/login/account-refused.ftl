<#-- A change on "my account" that was not made. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.account.refused")}
    <#elseif section = "form">
        <@refusals.show refusal=refusal/>
        <p><a id="galien-account-back" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${account.url}">${msg("galien.account.back")}</a></p>
    </#if>
</@layout.registrationLayout>
