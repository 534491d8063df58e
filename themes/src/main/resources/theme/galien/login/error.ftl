<#-- In the place of base/login/error.ftl, sha256 1a358dc521c16ac678d72de5dfa1a4fa356f2fb0e532cadfffcc6e6caa283bc3 -->
<#-- What went wrong before or beside a login: what it is, what to do, and what to tell support. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("errorTitle")}
    <#elseif section = "form">
        <div id="kc-error-message" class="galien-aside" data-code="${failure.code}">
            <#if failure.code == "PAGE-1400" && failure.detail?has_content>
                <p class="galien-failure__sentence">${kcSanitize(failure.detail)?no_esc}</p>
            <#else>
                <p class="galien-failure__sentence">${msg(failure.code, failure.detail)}</p>
            </#if>
            <p class="galien-failure__hint">${msg(failure.code + ".hint")}</p>
            <#if !skipLink?? && (client.baseUrl)?has_content>
                <p><a id="backToApplication" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${client.baseUrl}">${msg("backToApplication")}</a></p>
            </#if>
            <dl class="galien-failure__reference">
                <dt>${msg("galien.failure.code")}</dt>
                <dd>${failure.code}</dd>
                <dt>${msg("galien.failure.reference")}</dt>
                <dd id="galien-reference">${reference}</dd>
            </dl>
        </div>
    </#if>
</@layout.registrationLayout>
