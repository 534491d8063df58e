<#-- From the mail of an activation: it can be stopped here, and nothing else. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.stop.title")}
    <#elseif section = "form">
        <#if state == "ask">
            <p>${msg("galien.stop.what")}</p>
            <form id="galien-stop" class="galien-aside" action="${url.loginAction}" method="post">
                <button id="galien-stop-activation" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="stop" value="on">${msg("galien.stop.stop")}</button>
                <button id="galien-stop-all" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="suspend" value="on">${msg("galien.stop.suspend")}</button>
            </form>
        <#elseif state == "done">
            <div id="galien-stopped" class="galien-notice" role="status"><p>${msg("galien.stop.done")}</p></div>
        <#else>
            <@refusals.show refusal=refusal/>
        </#if>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
