<#-- The screen of an enrolment, see EnrolmentPage: a code to read, then six digits to type. Works by its buttons; phone-enrol.js
     presses "look" by itself when something happened. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.enrol.title")}
    <#elseif section = "form">
        <#if refusal?? && !(refusal.code == "ECPS-0264" && enrol.state == "answered")>
            <@refusals.show refusal=refusal/>
        </#if>
        <div id="galien-phone-enrol" class="galien-aside" data-state="${enrol.state}" data-poll="${enrol.poll}">
            <#switch enrol.state>
                <#case "offered">
                    <div id="galien-phone-offer" class="galien-aside" data-seconds="${enrol.seconds?c}">
                        <ol class="galien-steps">
                            <li>${msg("galien.enrol.step.scan")}</li>
                            <li>${msg("galien.enrol.step.phone")}</li>
                            <li>${msg("galien.enrol.step.digits")}</li>
                        </ol>
                        <svg class="galien-qr" viewBox="0 0 ${enrol.qr.size()?c} ${enrol.qr.size()?c}" role="img" aria-label="${msg("galien.enrol.qr")}"><path d="${enrol.qr.path()}"/></svg>
                        <p class="galien-quiet" aria-hidden="true" hidden data-left="${msg("galien.enrol.left", "{0}")}"></p>
                        <p><a id="galien-phone-link" href="${enrol.link}" target="_blank" rel="noopener">${msg("galien.enrol.here")}</a></p>
                    </div>
                    <p id="galien-phone-late" class="galien-notice" role="status" hidden>${msg("galien.enrol.late")}</p>
                    <#break>
                <#case "claimed">
                    <div class="galien-notice" role="status">
                        <p class="galien-notice__sentence">${msg("galien.enrol.claimed")}</p>
                        <p>${msg("galien.enrol.claimed.hint")}</p>
                    </div>
                    <#break>
                <#case "answered">
                    <form id="galien-phone-confirm" class="galien-form" action="${url.loginAction}" method="post">
                        <p>${msg("galien.enrol.digits.what")}</p>
                        <div class="galien-field">
                            <label class="${properties.kcLabelClass!}" for="galien-phone-code">${msg("galien.enrol.digits")}</label>
                            <input id="galien-phone-code" class="${properties.kcInputClass!} galien-digits" name="code" type="text" inputmode="numeric" autocomplete="off" maxlength="12" required autofocus<#if refusal??> aria-invalid="true" aria-describedby="galien-phone-code-error"</#if>>
                            <#if refusal??><p id="galien-phone-code-error" class="galien-field__error" role="alert" data-code="${refusal.code}">${msg(refusal.code)} ${msg(refusal.code + ".hint")}</p></#if>
                        </div>
                        <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.enrol.confirm")}</button>
                    </form>
                    <#break>
                <#default>
                    <#if !refusal??>
                        <p class="galien-notice" role="status">${msg("galien.enrol.late")}</p>
                    </#if>
            </#switch>
            <form id="galien-phone-ways" class="galien-part__ways" action="${url.loginAction}" method="post">
                <#if ["offered", "claimed"]?seq_contains(enrol.state)>
                    <button id="galien-phone-look" class="${properties.kcButtonSecondaryClass!}" type="submit" name="look" value="on">${msg("galien.enrol.look")}</button>
                </#if>
                <#if enrol.renewable>
                    <button id="galien-phone-new" class="<#if enrol.state == "over">${properties.kcButtonPrimaryClass!}<#else>${properties.kcButtonSecondaryClass!}</#if>" type="submit" name="new" value="on">${msg("galien.enrol.new")}</button>
                <#else>
                    <a id="galien-phone-restart" class="${properties.kcButtonSecondaryClass!}" href="${beginning!url.loginRestartFlowUrl}">${msg("galien.enrol.restart")}</a>
                </#if>
                <#if out == "cancel">
                    <button id="galien-phone-cancel" class="${properties.kcButtonSecondaryClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
                <#else>
                    <a id="galien-phone-cancel" class="${properties.kcButtonSecondaryClass!}" href="${account.url}">${msg("galien.enrol.cancel")}</a>
                </#if>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/phone-enrol.js"></script>
    </#if>
</@layout.registrationLayout>
