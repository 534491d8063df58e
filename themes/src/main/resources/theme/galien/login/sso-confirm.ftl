<#-- Whose session this browser has. At a shared desk only the person at the screen knows whether it is theirs. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.confirm.title")}
    <#elseif section = "form">
        <div class="galien-holder">
            <p class="galien-holder__name">${person.name}</p>
            <#list person.professions as profession>
                <p class="galien-holder__profession">${profession}</p>
            </#list>
            <p class="galien-holder__since">${msg("galien.confirm.since", opened.since)} ${msg("galien.confirm.means." + opened.means)}</p>
        </div>
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <form id="galien-confirm" class="galien-aside" action="${url.loginAction}" method="post">
            <button id="galien-confirm-continue" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} galien-holder__button" type="submit" name="session" value="continue">${msg("galien.confirm.continue")}</button>
            <button id="galien-confirm-not-me" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="session" value="not-me" aria-describedby="galien-confirm-not-me-help">${msg("galien.confirm.notMe")}</button>
            <p id="galien-confirm-not-me-help" class="galien-means__help">${msg("galien.confirm.notMe.help")}</p>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/heading.js"></script>
    </#if>
</@layout.registrationLayout>
