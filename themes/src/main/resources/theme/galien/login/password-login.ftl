<#-- Who, password and code on one page, see PasswordLogin: judged together, so that no answer says which of them was wrong. What is
     secret is typed again each time. Works without scripts. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<#import "galien-passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.password.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <#if refusal??>
            <@refusals.show refusal=refusal/>
        </#if>
        <form id="galien-password" class="galien-form" action="${url.loginAction}" method="post">
            <#if password.person?has_content>
                <p>${msg("galien.password.person")} <strong id="galien-password-person">${password.person}</strong></p>
            <#else>
                <div class="galien-field">
                    <label class="${properties.kcLabelClass!}" for="username">${msg("galien.password.name")}</label>
                    <input id="username" class="${properties.kcInputClass!}" name="username" type="text" value="${password.name}" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" maxlength="255" required aria-describedby="galien-password-name-help">
                    <p id="galien-password-name-help" class="galien-quiet">${msg("galien.password.name.help")}</p>
                </div>
            </#if>
            <div class="galien-field">
                <label class="${properties.kcLabelClass!}" for="password">${msg("galien.password.password")}</label>
                <input id="password" class="${properties.kcInputClass!}" name="password" type="password" autocomplete="current-password" maxlength="255" required>
            </div>
            <div class="galien-field">
                <label class="${properties.kcLabelClass!}" for="otp">${msg("galien.password.code")}</label>
                <input id="otp" class="${properties.kcInputClass!} galien-digits" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" aria-describedby="galien-password-code-help">
                <p id="galien-password-code-help" class="galien-quiet">${msg("galien.password.code.help")}</p>
            </div>
            <details id="galien-password-paper" class="galien-details"<#if password.onPaper> open</#if>>
                <summary>${msg("galien.password.paper")}</summary>
                <div class="galien-field">
                    <label class="${properties.kcLabelClass!}" for="recovery">${msg("galien.password.recovery")}</label>
                    <input id="recovery" class="${properties.kcInputClass!}" name="recovery" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="32" aria-describedby="galien-password-recovery-help">
                    <p id="galien-password-recovery-help" class="galien-quiet">${msg("galien.password.recovery.help")}</p>
                </div>
            </details>
            <button id="galien-password-go" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.password.go")}</button>
        </form>
        <form class="galien-aside" action="${url.loginAction}" method="post">
            <#if passkey??><button id="galien-means-passkey" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="means" value="passkey">${msg("galien.means.passkey")}</button></#if>
            <button id="galien-password-other" class="${properties.kcButtonLinkClass!} ${properties.kcButtonBlockClass!}" type="submit" name="other" value="true">${msg("galien.phone.other")}</button>
        </form>
        <@passkeys.here/>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
