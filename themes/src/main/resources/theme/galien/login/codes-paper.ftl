<#-- Recovery codes: to print, to keep as a file, or to write down; they are stored when the person says that they did. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.codes.paper.title")}
    <#elseif section = "form">
        <div class="galien-aside">
            <p>${msg("galien.codes.paper.what")}</p>
            <#if paper.replaces><p id="galien-codes-replaces" class="galien-notice">${msg("galien.codes.paper.replaces")}</p></#if>
            <ol id="galien-codes-list" class="galien-codes">
                <#list paper.codes as code><li><code class="galien-code">${code}</code></li></#list>
            </ol>
            <div class="galien-part__ways galien-unprinted">
                <button id="galien-codes-print" class="${properties.kcButtonSecondaryClass!}" type="button" hidden>${msg("galien.codes.paper.print")}</button>
                <a id="galien-codes-file" class="${properties.kcButtonSecondaryClass!}" download="${msg("galien.codes.paper.file.name")}" href="data:text/plain;charset=utf-8,<#list paper.codes as code>${code?counter}.%20${code}%0A</#list>">${msg("galien.codes.paper.file")}</a>
            </div>
            <form id="galien-codes-confirm" class="galien-form galien-unprinted" action="${url.loginAction}" method="post">
                <div class="galien-field">
                    <label class="galien-tick" for="written"><input id="written" name="written" type="checkbox" value="on" required<#if refusal??> aria-invalid="true" aria-describedby="galien-codes-error"</#if>> ${msg("galien.codes.paper.written")}</label>
                    <#if refusal??><p id="galien-codes-error" class="galien-field__error" role="alert" data-code="${refusal.code}">${msg(refusal.code)} ${msg(refusal.code + ".hint")}</p></#if>
                </div>
                <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.codes.paper.go")}</button>
            </form>
            <form class="galien-unprinted" action="${url.loginAction}" method="post">
                <button id="galien-codes-cancel" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="cancel-aia" value="true">${msg("galien.enrol.cancel")}</button>
            </form>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/print.js"></script>
    </#if>
</@layout.registrationLayout>
