<#-- No password, application or list of codes is given, and why. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.codes.refused." + what)}
    <#elseif section = "form">
        <@refusals.show refusal=refusal/>
        <form class="galien-aside" action="${url.loginAction}" method="post">
            <#if again>
                <a id="galien-codes-restart" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${url.loginRestartFlowUrl}">${msg("galien.enrol.restart")}</a>
            </#if>
            <button id="galien-codes-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
