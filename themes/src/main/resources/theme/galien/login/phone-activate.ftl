<#-- Adding a phone without a card, see ActivationPages: who, the code of the mail, the code of the text message. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.activate.title")}
    <#elseif section = "form">
        <#if refusal??>
            <@refusals.show refusal=refusal/>
        </#if>
        <form id="galien-activate" class="galien-form" action="${url.loginAction}" method="post" data-step="${step}">
            <#switch step>
                <#case "person">
                    <p>${msg("galien.activate.person.what")}</p>
                    <div class="galien-field">
                        <label class="${properties.kcLabelClass!}" for="galien-activate-person">${msg("galien.activate.person")}</label>
                        <input id="galien-activate-person" name="person" type="text" inputmode="numeric" autocomplete="off" maxlength="64" required autofocus aria-describedby="galien-activate-person-help">
                        <p id="galien-activate-person-help" class="galien-quiet">${msg("galien.activate.person.help")}</p>
                    </div>
                    <#break>
                <#case "mail">
                    <p role="status">${msg("galien.activate.mail.what")}</p>
                    <div class="galien-field">
                        <label class="${properties.kcLabelClass!}" for="galien-activate-first">${msg("galien.activate.mail")}</label>
                        <input id="galien-activate-first" class="galien-digits" name="first" type="text" autocomplete="one-time-code" maxlength="20" required autofocus>
                    </div>
                    <#break>
                <#case "sms">
                    <p role="status">${msg("galien.activate.sms.what")}</p>
                    <div class="galien-field">
                        <label class="${properties.kcLabelClass!}" for="galien-activate-sms">${msg("galien.activate.sms")}</label>
                        <input id="galien-activate-sms" class="galien-digits" name="sms" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required autofocus>
                    </div>
                    <#break>
            </#switch>
            <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.activate.continue")}</button>
        </form>
        <#if step != "person">
            <form class="galien-part__ways" action="${url.loginAction}" method="post">
                <button id="galien-activate-restart" class="${properties.kcButtonSecondaryClass!}" type="submit" name="restart" value="on">${msg("galien.activate.restart")}</button>
            </form>
        </#if>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
