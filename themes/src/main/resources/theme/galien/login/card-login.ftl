<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.login.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <#if refusal??>
            <@refusals.show refusal=refusal/>
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
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
