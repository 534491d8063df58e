<#-- In the place of base/login/login-page-expired.ftl, sha256 df4e9795782f512c97f67fdaa08cd382f1c300639bbc87a27cab302e08f3078c -->
<#-- Met with the browser's back button, or after a long wait. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("pageExpiredTitle")}
    <#elseif section = "form">
        <div class="galien-aside">
            <p>${msg("galien.expired.text")}</p>
            <p><a id="loginRestartLink" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${url.loginRestartFlowUrl}">${msg("galien.expired.restart")}</a></p>
            <p><a id="loginContinueLink" href="${url.loginAction}">${msg("galien.expired.continue")}</a></p>
        </div>
    </#if>
</@layout.registrationLayout>
