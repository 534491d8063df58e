<#-- "My phones", see PhonesPage: everything that changes something is a form with the session's token. -->
<#import "template.ftl" as layout>
<#macro form id act class="galien-button galien-button--secondary" label="">
    <form action="${page.url}" method="post">
        <input type="hidden" name="token" value="${page.token}">
        <input type="hidden" name="device" value="${id}">
        <#nested>
        <button class="${class}" type="submit" name="act" value="${act}"<#if label?has_content> aria-label="${label}"</#if>>${msg("galien.phones." + act)}</button>
    </form>
</#macro>
<@layout.registrationLayout bodyClass="galien-wide" displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.phones.title")}
    <#elseif section = "form">
        <#if ["added", "rename", "ring", "silence", "suspend", "reactivate", "revoke"]?seq_contains(page.done)>
            <div id="galien-phones-done" class="galien-notice" role="status"><p>${msg("galien.phones.done." + page.done)}</p></div>
        <#elseif page.back>
            <div id="galien-phones-back" class="galien-notice" role="status"><p>${msg("galien.phones.identified")}</p></div>
        </#if>
        <section class="galien-part" aria-label="${msg("galien.phones.title")}">
            <p class="galien-quiet">${msg("galien.phones.help")}</p>
            <#list phones>
                <ul class="galien-rows">
                    <#items as phone>
                        <li class="galien-row" data-phone="${phone.id}" data-acr="${phone.acr}">
                            <div>
                                <p class="galien-row__title">${phone.name}</p>
                                <p>${msg("galien.phone.level." + phone.acr)}</p>
                                <p class="galien-quiet">${msg("galien.phones.by." + phone.by, phone.since)}<#if phone.used?has_content> ${msg("galien.phones.used", phone.used)}</#if></p>
                            </div>
                            <#if phone.suspended><p class="galien-tag galien-tag--opposed">${msg("galien.phones.suspended")}</p></#if>
                            <div class="galien-part__ways">
                                <#if phone.suspended>
                                    <#if phone.reactivate?has_content>
                                        <a class="galien-button galien-button--secondary" href="${phone.reactivate}">${msg("galien.phones.reactivate.first")}</a>
                                    <#else>
                                        <@form id=phone.id act="reactivate" label=msg("galien.phones.reactivate") + " – " + phone.name/>
                                    </#if>
                                <#else>
                                    <@form id=phone.id act="suspend" label=msg("galien.phones.suspend") + " – " + phone.name/>
                                    <@form id=phone.id act=phone.ring?then("silence", "ring") label=msg("galien.phones." + phone.ring?then("silence", "ring")) + " – " + phone.name/>
                                </#if>
                            </div>
                            <details class="galien-details">
                                <summary>${msg("galien.phones.rename.open")}</summary>
                                <#if phone.rename?has_content>
                                    <p><a class="galien-button galien-button--secondary" href="${phone.rename}">${msg("galien.phones.rename.first")}</a></p>
                                <#else>
                                    <@form id=phone.id act="rename">
                                        <label class="${properties.kcLabelClass!}" for="galien-phone-name-${phone?index}">${msg("galien.phones.name")}</label>
                                        <input id="galien-phone-name-${phone?index}" name="name" type="text" value="${phone.name}" maxlength="60" required autocomplete="off">
                                    </@form>
                                </#if>
                            </details>
                            <details class="galien-details galien-details--revoke">
                                <summary>${msg("galien.phones.revoke.open")}</summary>
                                <p>${msg("galien.phones.revoke.what")}</p>
                                <#if phone.revoke?has_content>
                                    <p><a class="galien-button galien-button--secondary" href="${phone.revoke}">${msg("galien.phones.revoke.first")}</a></p>
                                <#else>
                                    <@form id=phone.id act="revoke" label=msg("galien.phones.revoke") + " – " + phone.name/>
                                </#if>
                            </details>
                        </li>
                    </#items>
                </ul>
            <#else>
                <p id="galien-phones-none">${msg("galien.phones.none")}</p>
            </#list>
            <div class="galien-part__ways">
                <#if page.add?has_content>
                    <a id="galien-phones-add" class="galien-button galien-button--primary" href="${page.add}">${msg("galien.phones.add")}</a>
                </#if>
                <a id="galien-phones-account" class="galien-button galien-button--secondary" href="${account.url}">${msg("galien.account.back")}</a>
            </div>
        </section>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
