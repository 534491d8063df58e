<#-- In the place of base/login/logout-confirm.ftl, sha256 9a5f5070691bd7d122afd621693402778c0ec7bf8a79304aa20600c18c4e6f06 -->
<#-- Asked when a software sends someone here to log out without saying whom. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("logoutConfirmTitle")}
    <#elseif section = "form">
        <form id="kc-logout-confirm" class="galien-aside" action="${url.logoutConfirmAction}" method="post">
            <p>${msg("logoutConfirmHeader")}</p>
            <input type="hidden" name="session_code" value="${logoutConfirm.code}">
            <button id="kc-logout" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="confirmLogout" value="true">${msg("doLogout")}</button>
            <#if !logoutConfirm.skipLink && (client.baseUrl)?has_content>
                <p><a href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>
