<#-- An application of codes is added: the secret to scan or to type, and one code to show that it came across. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.codes.application.title")}
    <#elseif section = "form">
        <div class="galien-aside">
            <ol class="galien-steps">
                <li>${msg("galien.codes.application.install")}</li>
                <li>${msg("galien.codes.application.scan")}</li>
                <li>${msg("galien.codes.application.type")}</li>
            </ol>
            <svg id="galien-codes-qr" class="galien-qr" viewBox="0 0 ${application.qr.size()?c} ${application.qr.size()?c}" role="img" aria-label="${msg("galien.codes.application.qr")}"><path d="${application.qr.path()}"/></svg>
            <details class="galien-details">
                <summary>${msg("galien.codes.application.blind")}</summary>
                <p>${msg("galien.codes.application.key")}</p>
                <p><code id="galien-codes-secret" class="galien-code">${application.secret}</code></p>
                <p><a id="galien-codes-link" href="${application.link}">${msg("galien.codes.application.here")}</a></p>
            </details>
            <form id="galien-codes-confirm" class="galien-form" action="${url.loginAction}" method="post">
                <div class="galien-field">
                    <label class="${properties.kcLabelClass!}" for="code">${msg("galien.codes.application.code")}</label>
                    <input id="code" class="${properties.kcInputClass!} galien-digits" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required<#if refusal??> aria-invalid="true" aria-describedby="galien-codes-error"</#if>>
                    <#if refusal??><p id="galien-codes-error" class="galien-field__error" role="alert" data-code="${refusal.code}">${msg(refusal.code)} ${msg(refusal.code + ".hint")}</p></#if>
                </div>
                <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.codes.application.go")}</button>
            </form>
            <form action="${url.loginAction}" method="post">
                <button id="galien-codes-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
