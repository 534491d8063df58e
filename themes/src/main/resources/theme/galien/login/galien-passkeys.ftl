<#-- Logging in with a key on any page of a login: include "here" on it, and a button named "means" of the value "passkey"; a field
     whose autocomplete says "webauthn" offers the passkeys the browser knows. The form is this one's own, because with the
     assertion goes nothing else of the page. Whatever the browser says is said here, and the page stays. -->
<#macro here>
<#if passkey??>
<form id="galien-passkey" action="${url.loginAction}" method="post" data-options="${passkey.options}" hidden>
    <input type="hidden" name="means" value="passkey">
    <input type="hidden" name="credentialId">
    <input type="hidden" name="clientDataJSON">
    <input type="hidden" name="authenticatorData">
    <input type="hidden" name="signature">
    <input type="hidden" name="userHandle">
</form>
<@troubles kind="passkey"/>
<script type="module" src="${url.resourcesPath}/js/passkey.js"></script>
</#if>
</#macro>

<#-- @param kind the beginning of the texts -->
<#macro troubles kind>
<div id="galien-key-state" class="galien-key-state" role="status">
    <p data-key="waiting" class="galien-notice" hidden>${msg("galien." + kind + ".waiting")}</p>
    <#list ["nothing", "known", "unsuited", "unable"] as trouble>
        <div data-key="${trouble}" class="galien-notice" hidden>
            <p class="galien-notice__sentence">${msg("galien.key." + trouble)}</p>
            <p>${msg("galien.key." + trouble + ".hint")}</p>
        </div>
    </#list>
</div>
<noscript>
    <div class="galien-notice">
        <p class="galien-notice__sentence">${msg("galien.key.noscript")}</p>
        <p>${msg("galien.key.noscript.hint")}</p>
    </div>
</noscript>
</#macro>
