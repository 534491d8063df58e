<#-- Behind a login with a recovery code: it is used up, and how many are left. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.codes.left.title")}
    <#elseif section = "form">
        <div id="galien-codes-left" class="galien-aside" data-left="${codes.left?c}">
            <p>${msg("galien.codes.left.used")}</p>
            <div class="galien-notice" role="status">
                <p class="galien-notice__sentence"><#if codes.left == 0>${msg("galien.codes.left.none")}<#elseif codes.left == 1>${msg("galien.codes.left.one")}<#else>${msg("galien.codes.left.some", codes.left?c)}</#if></p>
                <#if codes.few><p id="galien-codes-few">${msg("galien.codes.left.few")}</p></#if>
            </div>
            <form action="${url.loginAction}" method="post">
                <button id="galien-codes-go" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.enrolled.continue")}</button>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
