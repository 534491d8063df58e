<#-- In the place of keycloak.v2/login/template.ftl, sha256 6221a3176c73a3fd67abc97076deb9cef112378ce157735a78bd865800315b37 -->
<#-- The frame of every page. Keycloak's own carries inline scripts, which our Content-Security-Policy forbids, and 500 kB of styles.
     Without the end tag of its head, which HTML lets one omit: behind it Keycloak would put an inline script (BrowserHistoryHelper);
     page.js does what that one does. -->
<#import "field.ftl" as field>
<#import "footer.ftl" as loginFooter>
<#import "theme-resources.ftl" as themeResourceTags>
<#import "expiry.ftl" as expiries>
<#macro username>
    <div class="galien-attempted">
        <span id="kc-attempted-username">${auth.attemptedUsername}</span>
        <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
    </div>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<#local heading><#nested "header"></#local>
<#local brand = (realm.displayName)!"Galien">
<!DOCTYPE html>
<html class="${properties.kcHtmlClass!}" lang="${lang}" dir="${((locale.rtl)!false)?then('rtl','ltr')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <#-- So that our own forms say where they come from; to other sites nothing is said. -->
    <meta name="referrer" content="same-origin">
    <title>${heading} – ${brand}</title>
    <#if themeResources??>
        <@themeResourceTags.renderFavicons themeResources.favicons![] url.resourcesPath/>
        <@themeResourceTags.renderStyles themeResources.styles![] url.resourcesPath/>
        <@themeResourceTags.renderScripts themeResources.scripts![] url.resourcesPath "module"/>
    </#if>
    <#list scripts![] as script>
        <script src="${script}" type="text/javascript"></script>
    </#list>
    <script type="module" src="${url.resourcesPath}/js/page.js"></script>
<body class="${bodyClass}" data-page-id="login-${pageId}"<#if execution?? && url.hasAction()> data-here="${url.loginAction}" data-sso="${url.ssoLoginInOtherTabsUrl}"</#if><#if authenticationSession??> data-login="${authenticationSession.authSessionIdHash}"</#if>>
<header class="galien-header">
    <div class="galien-brand"><span class="galien-brand__logo" aria-hidden="true"></span><span class="galien-brand__name">${brand}</span></div>
    <#if (locale.supported)?? && locale.supported?size gt 1>
        <nav class="galien-languages" aria-label="${msg("languages")}">
            <#list locale.supported as other>
                <#if other.languageTag != locale.currentLanguageTag>
                    <a href="${other.url}" lang="${other.languageTag}" hreflang="${other.languageTag}">${other.label}</a>
                </#if>
            </#list>
        </nav>
    </#if>
</header>
<main class="galien-main">
    <h1 id="kc-page-title">${heading}</h1>
    <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
        <#nested "show-username">
        <@username/>
    </#if>
    <#-- A step that the software asked for need not be warned about. -->
    <#if displayMessage && message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
        <div class="galien-message galien-message--${message.type}" role="${(message.type == "error")?then("alert", "status")}">
            <#-- The words of some messages are a code, see PageFailure. -->
            <#local code = message.summary?keep_before(" ")>
            <p><#if code?matches("PAGE-\\d{4}")>${msg(code, message.summary?keep_after(" "))}<#else>${message.summary}</#if></p>
        </div>
    </#if>
    <#if displayRequiredFields>
        <p class="galien-required">* ${msg("requiredFields")}</p>
    </#if>
    <@expiries.whileItLasts>
        <#nested "form">
        <#if auth?has_content && auth.showTryAnotherWayLink()>
            <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
                <button id="try-another-way" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="tryAnotherWay" value="on">${msg("doTryAnotherWay")}</button>
            </form>
        </#if>
        <#nested "socialProviders">
        <#if displayInfo>
            <div id="kc-info"><#nested "info"></div>
        </#if>
    </@expiries.whileItLasts>
</main>
<footer class="galien-footer"><@loginFooter.content/></footer>
</body>
</html>
</#macro>
