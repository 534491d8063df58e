<#-- What was added, what it is worth and why not more, and the way back. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien." + kind + ".added")}
    <#elseif section = "form">
        <div id="galien-key-added" class="galien-holder" role="status" data-acr="${key.acr}" data-why="${key.why}">
            <p class="galien-holder__name">${key.name}</p>
            <p class="galien-holder__profession">${msg("galien.key.level." + key.acr)}</p>
        </div>
        <div class="galien-aside">
            <#if kind == "security-key" && key.why?has_content>
                <p id="galien-key-why">${msg("galien.key.why." + key.why)}</p>
            </#if>
            <p>${msg("galien.key.told")}</p>
            <form id="galien-key-done" action="${url.loginAction}" method="post">
                <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="done" value="on">${msg("galien.enrolled.continue")}</button>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/heading.js"></script>
    </#if>
</@layout.registrationLayout>
