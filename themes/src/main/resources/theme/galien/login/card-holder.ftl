<#-- Whose card was read. A card is left in a reader, a PIN stays cached: only the person at the screen knows whether it is theirs. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.holder.title")}
    <#elseif section = "form">
        <div class="galien-holder">
            <p class="galien-holder__name">${holder.name}</p>
            <#list holder.professions as profession>
                <p class="galien-holder__profession">${profession}</p>
            </#list>
        </div>
        <form id="galien-holder" class="galien-aside" action="${url.loginAction}" method="post">
            <button id="galien-holder-continue" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="holder" value="continue">${msg("galien.holder.continue")}</button>
            <button id="galien-holder-not-me" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="holder" value="not-me">${msg("galien.holder.notMe")}</button>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
