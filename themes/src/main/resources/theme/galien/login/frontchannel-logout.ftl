<#-- In the place of base/login/frontchannel-logout.ftl, sha256 e481b22f4146fc08d7321204add921e85b0ac4aa73e7a2d3a2fc0ae7c2e0badb -->
<#-- Each software of the session logs out in a frame. None is waited for longer than logout.js says, and without it the link leads on. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("frontchannel-logout.title")}
    <#elseif section = "form">
        <div id="galien-leaving" class="galien-aside">
            <p>${msg("frontchannel-logout.message")}</p>
            <ul class="galien-leaving">
                <#list logout.clients as client>
                    <li>${client.name}<iframe class="galien-frame" src="${client.frontChannelLogoutUrl}" title="${client.name}" aria-hidden="true" tabindex="-1"></iframe></li>
                </#list>
            </ul>
            <#if logout.logoutRedirectUri?has_content>
                <p><a id="continue" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${logout.logoutRedirectUri}">${msg("backToApplication")}</a></p>
                <script type="module" src="${url.resourcesPath}/js/logout.js"></script>
            <#else>
                <p>${msg("galien.info.hint")}</p>
            </#if>
        </div>
    </#if>
</@layout.registrationLayout>
