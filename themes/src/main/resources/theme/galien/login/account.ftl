<#-- "My account", see AccountResource: everything that changes something is a form with the session's token. -->
<#import "template.ftl" as layout>
<#macro token><input type="hidden" name="token" value="${account.token}"></#macro>
<@layout.registrationLayout bodyClass="galien-wide" displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.account.title")}
    <#elseif section = "form">
        <#if ["closed", "language"]?seq_contains(account.done)>
            <div id="galien-account-done" class="galien-notice" role="status"><p>${msg("galien.account.done." + account.done)}</p></div>
        </#if>

        <section class="galien-part" aria-labelledby="galien-account-person">
            <h2 id="galien-account-person" class="galien-part__name">${person.name}</h2>
            <#list person.practices as practice>
                <p lang="fr"><strong>${practice.profession}</strong><#list practice.places><span class="galien-quiet"> – <#items as place>${place}<#sep>, </#items></span></#list></p>
            </#list>
            <#list person.identifiers>
                <p class="galien-quiet"><#items as identifier>${identifier}<#sep>, </#items></p>
            </#list>
            <p class="galien-quiet">${msg("galien.account.wrong")}</p>
        </section>

        <section class="galien-part" aria-labelledby="galien-account-means">
            <h2 id="galien-account-means">${msg("galien.account.means")}</h2>
            <#list means as one>
                <p>${msg("galien.account.means.last", msg("galien.account.means." + one.id), one.at)}</p>
            </#list>
            <#list cards>
                <ul class="galien-rows">
                    <#items as card>
                        <li class="galien-row">
                            <div>
                                <p class="galien-row__title">${msg("galien.account.card", card.type, card.number)}</p>
                                <#if card.until?has_content><p class="galien-quiet">${msg((card.state == "expired")?then("galien.account.card.ended", "galien.account.card.until"), card.until)}</p></#if>
                            </div>
                            <p class="galien-tag galien-tag--${card.state}">${msg("galien.account.card." + card.state)}</p>
                        </li>
                    </#items>
                </ul>
                <p class="galien-quiet">${msg("galien.account.cards.wrong")}</p>
            <#else>
                <p class="galien-quiet">${msg("galien.account.cards.none")}</p>
            </#list>
            <p><a id="galien-account-mine" href="${account.url}means">${msg("galien.account.mine")}</a></p>
            <p><a id="galien-account-phones" href="${account.url}phones">${msg("galien.account.phones")}</a></p>
        </section>

        <section class="galien-part" aria-labelledby="galien-account-sessions">
            <h2 id="galien-account-sessions">${msg("galien.account.sessions")}</h2>
            <p class="galien-quiet">${msg("galien.account.sessions.help")}</p>
            <ul class="galien-rows">
                <#list sessions as one>
                    <li class="galien-row" data-session="${one.id}">
                        <div>
                            <p class="galien-row__title"><#if one.browser?has_content>${one.browser}<#if one.system?has_content>, ${one.system}</#if><#else>${msg("galien.account.session.unknown")}</#if></p>
                            <#list one.software><p>${msg("galien.account.session.software")} <#items as name>${advancedMsg(name)}<#sep>, </#items></p></#list>
                            <p class="galien-quiet">${msg("galien.account.session.when", one.started, one.used, one.address)}</p>
                        </div>
                        <#if one.current><p class="galien-tag galien-tag--good">${msg("galien.account.session.current")}</p></#if>
                        <form action="${account.url}sessions" method="post">
                            <@token/>
                            <input type="hidden" name="session" value="${one.id}">
                            <button class="galien-button galien-button--secondary" type="submit" name="which" value="one" aria-label="${msg("galien.account.session.close.label", one.browser, one.started)}">${msg("galien.account.session.close")}</button>
                        </form>
                    </li>
                </#list>
            </ul>
            <form class="galien-part__ways" action="${account.url}sessions" method="post">
                <@token/>
                <#if sessions?size gt 1>
                    <button id="galien-account-others" class="galien-button galien-button--secondary" type="submit" name="which" value="others">${msg("galien.account.sessions.others")}</button>
                </#if>
                <button id="galien-account-all" class="galien-button galien-button--primary" type="submit" name="which" value="all">${msg("galien.account.sessions.all")}</button>
            </form>
        </section>

        <section class="galien-part" aria-labelledby="galien-account-history">
            <h2 id="galien-account-history">${msg("galien.account.history")}</h2>
            <#list history>
                <p class="galien-quiet">${msg("galien.account.history.help")}</p>
                <table class="galien-table" aria-labelledby="galien-account-history">
                    <thead>
                        <tr>
                            <th scope="col">${msg("galien.account.history.at")}</th>
                            <th scope="col">${msg("galien.account.history.software")}</th>
                            <th scope="col">${msg("galien.account.history.address")}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <#items as login>
                            <tr><td>${login.at}</td><td>${advancedMsg(login.software)}</td><td>${login.address}</td></tr>
                        </#items>
                    </tbody>
                </table>
            <#else>
                <p class="galien-quiet">${msg("galien.account.history.none")}</p>
            </#list>
        </section>

        <#if (locale.supported)?? && locale.supported?size gt 1>
            <section class="galien-part" aria-labelledby="galien-account-language">
                <h2 id="galien-account-language">${msg("galien.account.language")}</h2>
                <form action="${account.url}language" method="post" class="galien-part__ways">
                    <@token/>
                    <#list locale.supported as other>
                        <button class="galien-button galien-button--secondary" type="submit" name="locale" value="${other.languageTag}" lang="${other.languageTag}"<#if other.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${other.label}</button>
                    </#list>
                </form>
            </section>
        </#if>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
