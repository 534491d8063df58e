<#-- The card is read in a frame of this page, which stays and says what happens (card.js); without scripts the form goes there itself. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
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
            <form id="galien-means" class="galien-means" action="${url.loginAction}" method="post">
                <button id="galien-means-card" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} galien-means__button"
                        type="submit" name="means" value="card" aria-describedby="galien-means-card-help">
                    <svg class="galien-means__icon" viewBox="0 0 32 24" width="32" height="24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false">
                        <rect x="1" y="1" width="30" height="22" rx="3"/>
                        <rect x="5" y="8" width="7" height="6" rx="1"/>
                        <path d="M5 19h10M19 19h8"/>
                    </svg>
                    <span>${msg("galien.means.card")}</span>
                </button>
                <p id="galien-means-card-help" class="galien-means__help">${msg("galien.means.card.help")}</p>
            </form>
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
