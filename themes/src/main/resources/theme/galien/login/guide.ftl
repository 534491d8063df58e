<#-- Which means suits where somebody works: a situation is an entry of the list with what it recommends, the messages
     galien.guide.<id> and galien.guide.<id>.what, and an icon below. -->
<#assign situations = [
    {"id": "gloves", "means": ["security-key"]},
    {"id": "shared", "means": ["security-key", "phone"]},
    {"id": "own", "means": ["passkey"]},
    {"id": "no-phone", "means": ["security-key"]},
    {"id": "no-usb", "means": ["phone", "passkey"]},
    {"id": "spare", "means": ["security-key", "recovery-codes"]}
]>
<#macro show add phones>
<ul id="galien-guide" class="galien-guide">
    <#list situations as one>
        <li class="galien-guide__one" data-situation="${one.id}">
            <@icon id=one.id/>
            <h3 class="galien-guide__name">${msg("galien.guide." + one.id)}</h3>
            <p>${msg("galien.guide." + one.id + ".what")}</p>
            <#list one.means as word>
                <#if word == "phone">
                    <p><a href="${phones}">${msg("galien.guide.add", msg("galien.guide.means.phone"))}</a></p>
                <#else>
                    <#list add as offered><#if offered.word == word><p><a href="${offered.url}">${msg("galien.guide.add", msg("galien.guide.means." + word))}</a></p></#if></#list>
                </#if>
            </#list>
        </li>
    </#list>
</ul>
</#macro>

<#macro icon id>
<svg class="galien-guide__icon" viewBox="0 0 32 24" width="48" height="36" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    <#switch id>
        <#case "gloves">
            <path d="M11 22v-6l-4-4a1.5 1.5 0 0 1 2-2l3 2.5V5a1.5 1.5 0 0 1 3 0v5V3.5a1.5 1.5 0 0 1 3 0V10V5a1.5 1.5 0 0 1 3 0v9c0 3-1 4-1 4v4z"/>
            <path d="M11 19h9"/>
            <#break>
        <#case "shared">
            <rect x="6" y="9" width="20" height="12" rx="1.5"/>
            <path d="M13 23h6"/>
            <circle cx="11" cy="3.5" r="2"/>
            <circle cx="21" cy="3.5" r="2"/>
            <#break>
        <#case "own">
            <rect x="7" y="4" width="18" height="12" rx="1.5"/>
            <path d="M3 20h26"/>
            <#break>
        <#case "no-phone">
            <rect x="10" y="1" width="12" height="22" rx="2.5"/>
            <path d="M5 22L27 2"/>
            <#break>
        <#case "no-usb">
            <path d="M9 9h14v13H9zM12 9V3h8v6"/>
            <path d="M5 22L27 2"/>
            <#break>
        <#case "spare">
            <circle cx="9" cy="12" r="5"/>
            <path d="M14 12h15M25 12v4M21 12v3"/>
            <#break>
    </#switch>
</svg>
</#macro>
