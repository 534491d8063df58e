<#-- A page that does not last says so in time (expiry.js), and when it is over takes away what no longer works and offers the
     way back to the same place. Without scripts nothing of this shows: the server says it when an answer comes too late.
     seconds: how long from now; warn: how long before its end it says so, 0 for a page on which nothing is lost. -->
<#macro whileItLasts>
    <#if lasts??>
        <div data-lasts="${lasts.seconds?c}" data-warn="${lasts.warn?c}">
            <div class="galien-expiry" role="status">
                <p data-expiry="soon" hidden>${msg("galien.expiry.soon")}</p>
                <div data-expiry="over" hidden>
                    <p class="galien-expiry__over" tabindex="-1">${msg("galien.expiry.over." + lasts.what)}</p>
                </div>
            </div>
            <p data-expiry="over" hidden><a id="galien-expiry-restart" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" href="${lasts.restart!url.loginRestartFlowUrl}">${msg("galien.expiry.restart." + lasts.what)}</a></p>
            <div data-expiry="lasting soon"><#nested></div>
        </div>
        <script type="module" src="${url.resourcesPath}/js/expiry.js"></script>
    <#else>
        <#nested>
    </#if>
</#macro>
