<#-- What went wrong before or beside a login. Keycloak's own page stops at the first line; people also need the way out. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("errorTitle")}
    <#elseif section = "form">
        <div id="kc-error-message" class="galien-aside">
            <p>${kcSanitize(message.summary)?no_esc}</p>
            <#if traceId??>
                <p id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
            </#if>
            <#if !skipLink?? && (client.baseUrl)?has_content>
                <p><a id="backToApplication" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            <#else>
                <p>${msg("galien.error.hint")}</p>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
