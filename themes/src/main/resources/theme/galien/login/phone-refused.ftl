<#-- No device is added, and why. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.enrol.title")}
    <#elseif section = "form">
        <@refusals.show refusal=refusal/>
        <form class="galien-aside" action="${url.loginAction}" method="post">
            <#if again>
                <a id="galien-phone-restart" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${beginning!url.loginRestartFlowUrl}">${msg("galien.enrol.restart")}</a>
            </#if>
            <#if out == "cancel">
                <button id="galien-phone-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
            <#else>
                <a id="galien-phone-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" href="${account.url}">${msg("galien.account.back")}</a>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>
