<#-- "My means of identification", see MeansPage: everything that changes something is a form with the session's token. -->
<#import "template.ftl" as layout>
<#import "guide.ftl" as guides>
<#macro form id act label>
    <form action="${page.url}" method="post">
        <input type="hidden" name="token" value="${page.token}">
        <input type="hidden" name="means" value="${id}">
        <#nested>
        <button class="galien-button galien-button--secondary" type="submit" name="act" value="${act}" aria-label="${label}">${msg("galien.mine." + act)}</button>
    </form>
</#macro>
<@layout.registrationLayout bodyClass="galien-wide" displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.mine.title")}
    <#elseif section = "form">
        <#if ["added", "rename", "delete"]?seq_contains(page.done)>
            <div id="galien-mine-done" class="galien-notice" role="status"><p>${msg("galien.mine.done." + page.done)}</p></div>
        <#elseif page.back>
            <div id="galien-mine-back" class="galien-notice" role="status"><p>${msg("galien.mine.identified")}</p></div>
        </#if>
        <section class="galien-part" aria-label="${msg("galien.mine.title")}">
            <p class="galien-quiet">${msg("galien.mine.help")}</p>
            <#list means>
                <ul class="galien-rows">
                    <#items as one>
                        <#assign kind = msg("galien.mine.kind." + one.kind)>
                        <#assign name = one.name?has_content?then(one.name, kind)>
                        <li class="galien-row" data-means="${one.id}" data-kind="${one.kind}" data-acr="${one.acr}">
                            <div>
                                <p class="galien-row__title">${name}</p>
                                <#if one.name?has_content><p>${kind}</p></#if>
                                <p><#if one.acr?has_content>${msg("galien.phone.level." + one.acr)}<#elseif !one.suspended>${msg("galien.mine.level.none." + one.kind)}</#if></p>
                                <#if one.left?has_content><p>${msg("galien.mine.left", one.left)}</p></#if>
                                <p class="galien-quiet"><#if one.since?has_content>${msg(one.by?has_content?then("galien.mine.by." + one.by, "galien.mine.since"), one.since)} </#if><#if one.used?has_content>${msg((one.address!"")?has_content?then("galien.mine.used.from", "galien.mine.used"), one.used, one.address!"")}<#elseif one.kind != "phone">${msg("galien.mine.unused")}</#if></p>
                            </div>
                            <#if one.suspended><p class="galien-tag galien-tag--opposed">${msg("galien.phones.suspended")}</p></#if>
                            <#if one.kind == "card">
                                <a id="galien-mine-cards" class="galien-button galien-button--secondary" href="${account.url}">${msg("galien.mine.cards")}</a>
                            <#elseif one.kind == "phone">
                                <a class="galien-button galien-button--secondary" href="${account.url}phones" aria-label="${msg("galien.mine.phone")} – ${name}">${msg("galien.mine.phone")}</a>
                            </#if>
                            <#if one.why?has_content>
                                <details class="galien-details">
                                    <summary>${msg("galien.mine.why")}</summary>
                                    <p>${msg("galien.key.why." + one.why)}</p>
                                </details>
                            </#if>
                            <#if one.named>
                                <details class="galien-details galien-details--rename">
                                    <summary aria-label="${msg("galien.mine.rename.open")} – ${name}">${msg("galien.mine.rename.open")}</summary>
                                    <#if one.rename?has_content>
                                        <p><a class="galien-button galien-button--secondary" href="${one.rename}">${msg("galien.mine.rename.first")}</a></p>
                                    <#else>
                                        <@form id=one.id act="rename" label=msg("galien.mine.rename") + " – " + name>
                                            <label class="${properties.kcLabelClass!}" for="galien-means-name-${one?index}">${msg("galien.mine.name")}</label>
                                            <input id="galien-means-name-${one?index}" name="name" type="text" value="${one.name}" maxlength="60" required autocomplete="off">
                                        </@form>
                                    </#if>
                                </details>
                            </#if>
                            <#if one.changed>
                                <details class="galien-details galien-details--revoke">
                                    <summary aria-label="${msg("galien.mine.delete.open")} – ${name}">${msg("galien.mine.delete.open")}</summary>
                                    <#if one.last>
                                        <p data-last="true">${msg("galien.mine.delete.last")}</p>
                                    <#elseif one.delete?has_content>
                                        <p>${msg("galien.mine.delete.what")}</p>
                                        <p>${msg("galien.mine.delete.level")}</p>
                                        <p><a class="galien-button galien-button--secondary" href="${one.delete}" data-first="delete">${msg("galien.mine.delete.first")}</a></p>
                                    <#else>
                                        <p>${msg("galien.mine.delete.what")}</p>
                                        <@form id=one.id act="delete" label=msg("galien.mine.delete") + " – " + name/>
                                    </#if>
                                </details>
                            </#if>
                        </li>
                    </#items>
                </ul>
            <#else>
                <p id="galien-mine-none">${msg("galien.mine.none")}</p>
            </#list>
        </section>
        <section class="galien-part" aria-labelledby="galien-mine-add">
            <h2 id="galien-mine-add">${msg("galien.mine.add")}</h2>
            <p class="galien-quiet">${msg("galien.mine.add.help")}</p>
            <@guides.show add=add phones=account.url + "phones"/>
            <div class="galien-part__ways">
                <#list add as one>
                    <a id="galien-add-${one.word}" class="galien-button galien-button--secondary" href="${one.url}">${msg("galien.new." + one.word)}</a>
                </#list>
                <a id="galien-add-phone" class="galien-button galien-button--secondary" href="${account.url}phones">${msg("galien.new.phone")}</a>
            </div>
            <p class="galien-quiet">${msg("galien.mine.lost")}</p>
            <p><a id="galien-mine-account" class="galien-button galien-button--secondary" href="${account.url}">${msg("galien.account.back")}</a></p>
        </section>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
