<#-- The end of an enrolment: what was added, what it is good for, and the way back. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.enrolled.title")}
    <#elseif section = "form">
        <div id="galien-phone-enrolled" class="galien-holder" role="status" data-acr="${device.acr}">
            <p class="galien-holder__name">${device.name}</p>
            <p class="galien-holder__profession">${msg("galien.phone.level." + device.acr)}</p>
        </div>
        <div class="galien-aside">
            <p>${msg("galien.enrolled.told")}</p>
            <form id="galien-phone-done" action="${url.loginAction}" method="post">
                <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="done" value="on">${msg("galien.enrolled.continue")}</button>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/heading.js"></script>
    </#if>
</@layout.registrationLayout>
