<#-- Whose card was read. A card is left in a reader, a PIN stays cached: only the person at the screen knows whether it is theirs. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.holder.title")}
    <#elseif section = "form">
        <#assign newer = (notices.newer)!false>
        <div class="galien-holder">
            <p class="galien-holder__name">${(holder.name)!}</p>
            <#list (holder.professions)![] as profession>
                <p class="galien-holder__profession" lang="fr">${profession}</p>
            </#list>
        </div>
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <#if newer || (notices.expires)?has_content>
            <div id="galien-notices" class="galien-notice" role="note">
                <#if (notices.expires)?has_content>
                    <p class="galien-notice__sentence">${msg("galien.notice.expires", notices.expires)}</p>
                </#if>
                <#if newer>
                    <p class="galien-notice__sentence">${msg("galien.notice.newer")}</p>
                    <p>${msg("galien.notice.newer.hint")}</p>
                <#else>
                    <p>${msg("galien.notice.expires.hint")}</p>
                </#if>
            </div>
        </#if>
        <form id="galien-holder" class="galien-aside" action="${url.loginAction}" method="post">
            <button id="galien-holder-continue" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} galien-holder__button" type="submit" name="holder" value="continue">${msg("galien.holder.continue")}</button>
            <button id="galien-holder-not-me" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="holder" value="not-me">${msg("galien.holder.notMe")}</button>
            <#-- Only who is told that the page ends soon (expiry.js) has a use for it. -->
            <button id="galien-holder-stay" class="${properties.kcButtonLinkClass!} ${properties.kcButtonBlockClass!}" type="submit" name="holder" value="stay" data-expiry="soon" hidden>${msg("galien.holder.stay")}</button>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/heading.js"></script>
    </#if>
</@layout.registrationLayout>
