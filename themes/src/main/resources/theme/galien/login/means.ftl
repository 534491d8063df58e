<#-- The means of identification as big buttons. A new one is an entry of the list and, under its id, the messages
     galien.means.<id> and galien.means.<id>.help and an icon below. -->
<#macro choose means>
<form id="galien-means" class="galien-means" action="${url.loginAction}" method="post">
    <#list means as one>
        <div class="galien-means__choice">
            <button id="galien-means-${one}" class="galien-means__button" type="submit" name="means" value="${one}" aria-describedby="galien-means-${one}-help">
                <@icon id=one/>
                <span class="galien-means__name">${msg("galien.means." + one)}</span>
                <svg class="galien-means__onward" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="M6 3l5 5-5 5"/></svg>
            </button>
            <p id="galien-means-${one}-help" class="galien-means__help">${msg("galien.means." + one + ".help")}</p>
        </div>
    </#list>
</form>
</#macro>

<#macro icon id>
<svg class="galien-means__icon" viewBox="0 0 32 24" width="40" height="30" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true" focusable="false">
    <#switch id>
        <#case "card">
            <rect x="1" y="1" width="30" height="22" rx="3"/>
            <rect x="5" y="8" width="7" height="6" rx="1.25"/>
            <path d="M5 19h10M19 19h8"/>
            <#break>
        <#case "phone">
            <rect x="9.5" y="1" width="13" height="22" rx="2.5"/>
            <path d="M14.5 19.5h3"/>
            <#break>
        <#case "passkey">
            <circle cx="9" cy="12" r="6"/>
            <path d="M15 12h15M25 12v5M29 12v3.5"/>
            <path d="M8.5 12h.5"/>
            <#break>
        <#case "password">
            <rect x="1" y="6" width="30" height="12" rx="3"/>
            <path d="M7 12h.01M13 12h.01M19 12h.01M24 9.5v5"/>
            <#break>
    </#switch>
</svg>
</#macro>
