<#-- A password is chosen. The name is there for what keeps passwords. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.password.set.title")}
    <#elseif section = "form">
        <form id="galien-password-set" class="galien-form" action="${url.loginAction}" method="post">
            <p id="galien-password-rules">${msg("galien.password.set.what")}</p>
            <input type="text" name="username" value="${name}" autocomplete="username" readonly hidden>
            <div class="galien-field">
                <label class="${properties.kcLabelClass!}" for="password-new">${msg("galien.password.set.new")}</label>
                <input id="password-new" class="${properties.kcInputClass!}" name="password-new" type="password" autocomplete="new-password" maxlength="128" required autofocus aria-describedby="galien-password-rules<#if refusal??> galien-password-error</#if>"<#if refusal??> aria-invalid="true"</#if>>
                <#if refusal??><p id="galien-password-error" class="galien-field__error" role="alert" data-code="${refusal.code}">${msg(refusal.code)} ${msg(refusal.code + ".hint")}</p></#if>
            </div>
            <div class="galien-field">
                <label class="${properties.kcLabelClass!}" for="password-confirm">${msg("galien.password.set.again")}</label>
                <input id="password-confirm" class="${properties.kcInputClass!}" name="password-confirm" type="password" autocomplete="new-password" maxlength="128" required>
            </div>
            <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.password.set.go")}</button>
        </form>
        <form class="galien-aside" action="${url.loginAction}" method="post">
            <button id="galien-codes-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
    </#if>
</@layout.registrationLayout>
