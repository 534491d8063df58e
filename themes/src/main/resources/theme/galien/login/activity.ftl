<#-- In which of their activities the person acts. Works without a script; with one, the search narrows the list as it is typed. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.activity.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.activity.client", client.name)}</p>
        </#if>
        <#if searchable>
            <form id="galien-activity-search" class="galien-search" action="${url.loginAction}" method="post" role="search">
                <label class="galien-search__label" for="galien-search">${msg("galien.activity.search")}</label>
                <div class="galien-search__line">
                    <input id="galien-search" type="search" name="search" value="${search}" maxlength="100" autocomplete="off" spellcheck="false">
                    <button id="galien-search-go" class="${properties.kcButtonSecondaryClass!}" type="submit">${msg("galien.activity.search.go")}</button>
                </div>
            </form>
        </#if>
        <p id="galien-activity-none" class="galien-means__help" role="status"<#if activities?has_content> hidden</#if>>${msg("galien.activity.none")}</p>
        <form id="galien-activity" action="${url.loginAction}" method="post">
            <ul class="galien-activities">
                <#list activities as activity>
                    <li>
                        <button class="galien-activities__one" type="submit" name="activity" value="${activity.key}"<#if activity.chosen> aria-current="true"</#if>>
                            <span class="galien-activities__place">${activity.place?has_content?then(activity.place, msg("galien.activity.placeless"))}</span>
                            <span class="galien-activities__detail"><#if activity.profession?has_content>${activity.profession}</#if><#if ["L", "S", "B"]?seq_contains(activity.mode)> · ${msg("galien.activity.mode." + activity.mode)}</#if></span>
                            <#if activity.address?has_content><span class="galien-activities__detail">${activity.address}</span></#if>
                            <#if activity.chosen><span class="galien-activities__chosen">${msg("galien.activity.chosen")}</span></#if>
                        </button>
                    </li>
                </#list>
            </ul>
            <#if isAppInitiatedAction??>
                <p><button id="galien-activity-keep" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.activity.keep")}</button></p>
            </#if>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/activity.js"></script>
    </#if>
</@layout.registrationLayout>
