<#-- A key is made: its name, and what the browser and the key will ask. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<#import "galien-passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien." + kind + ".add")}
    <#elseif section = "form">
        <#if refusal??>
            <@refusals.show refusal=refusal/>
        </#if>
        <ol class="galien-steps">
            <li>${msg("galien." + kind + ".step.ready")}</li>
            <li>${msg("galien." + kind + ".step.touch")}</li>
            <li>${msg("galien." + kind + ".step.maker")}</li>
        </ol>
        <form id="galien-key-add" class="galien-form" action="${url.loginAction}" method="post" data-kind="${kind}" data-options="${options}">
            <div class="galien-field">
                <label class="${properties.kcLabelClass!}" for="galien-key-name">${msg("galien.key.name")}</label>
                <input id="galien-key-name" class="${properties.kcInputClass!}" name="name" type="text" maxlength="60" autocomplete="off" aria-describedby="galien-key-name-help" value="${name!}">
                <p id="galien-key-name-help" class="galien-means__help">${msg("galien.key.name.help")}</p>
            </div>
            <input type="hidden" name="publicKeyCredentialId">
            <input type="hidden" name="clientDataJSON">
            <input type="hidden" name="attestationObject">
            <input type="hidden" name="transports">
            <@passkeys.troubles kind=kind/>
            <button id="galien-key-go" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien." + kind + ".go.add")}</button>
        </form>
        <form class="galien-aside" action="${url.loginAction}" method="post">
            <button id="galien-key-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
        </form>
        <script type="module" src="${url.resourcesPath}/js/key-add.js"></script>
    </#if>
</@layout.registrationLayout>
