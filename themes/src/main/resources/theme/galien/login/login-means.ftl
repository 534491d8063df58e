<#-- The page of means, see ChoicePage. The card is read in a frame of this page, which stays and says what happens (card.js); without
     scripts the form goes there itself. Which means there are, the flow says. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<#import "means.ftl" as choices>
<#import "galien-passkeys.ftl" as passkeys>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.login.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <div data-while="choice">
            <#if refusal??>
                <@refusals.show refusal=refusal/>
            <#elseif somebodyElse??>
                <div id="galien-somebody-else" class="galien-notice" role="status">
                    <p class="galien-notice__sentence">${msg("galien.somebodyElse")}</p>
                    <p>${msg("galien.somebodyElse.hint")}</p>
                </div>
            </#if>
            <#if stepUp??>
                <div id="galien-step-up" class="galien-notice" role="status" data-asked="${stepUp.asked}" data-now="${stepUp.now}">
                    <p class="galien-notice__sentence">${msg("galien.stepUp" + stepUp.asked?has_content?then("." + stepUp.asked, ""), stepUp.name)}</p>
                    <#if stepUp.reason?has_content><p id="galien-step-up-reason">${msg("galien.stepUp.reason", client.name!client.clientId)} <q>${stepUp.reason}</q></p></#if>
                    <p>${msg("galien.stepUp.hint")}</p>
                </div>
            </#if>
            <@choices.choose means=means/>
            <#if means?seq_contains("passkey")><@passkeys.here/></#if>
        </div>
        <div id="galien-reading" class="galien-reading">
            <h2 id="galien-reading-title" class="galien-reading__title" tabindex="-1" data-while="reading slow failed read" hidden>
                <span data-while="reading slow" hidden>${msg("galien.reading.title")}</span>
                <span data-while="failed" hidden>${msg("galien.reading.failed")}</span>
                <span data-while="read" hidden>${msg("galien.reading.done")}</span>
            </h2>
            <div class="galien-reading__progress" data-while="reading slow" hidden></div>
            <div role="status">
                <p data-while="reading slow" hidden>${msg("galien.reading.what")}</p>
                <p data-while="slow" hidden>${msg("galien.reading.slow")}</p>
                <p data-while="failed" hidden>${msg("galien.reading.why")}</p>
                <p data-while="read" hidden>${msg("galien.reading.next")}</p>
            </div>
            <div data-while="slow failed" hidden>
                <ul id="galien-reading-checks" class="galien-reading__checks">
                    <li>${msg("galien.check.reader")}</li>
                    <li>${msg("galien.check.card")}</li>
                    <li>${msg("galien.check.software")}</li>
                    <li>${msg("galien.check.pin")}</li>
                    <li>${msg("galien.check.browser")}</li>
                    <li>${msg("galien.check.removed")}</li>
                </ul>
                <div class="galien-reading__ways">
                    <button id="galien-reading-again" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="button">${msg("galien.reading.again")}</button>
                    <button id="galien-reading-here" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="button">${msg("galien.reading.here")}</button>
                </div>
            </div>
        </div>
        <template id="galien-frame">
            <iframe class="galien-frame" name="galien-card" title="${msg("galien.reading.title")}" aria-hidden="true" tabindex="-1"></iframe>
        </template>
        <script type="module" src="${url.resourcesPath}/js/card.js"></script>
    </#if>
</@layout.registrationLayout>
