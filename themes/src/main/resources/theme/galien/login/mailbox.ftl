<#-- Mail software asks for a mailbox this person does not have: why they cannot go on, and the way back. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("galien.mailbox.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.mailbox.client", client.name)}</p>
        </#if>
        <div class="galien-aside" data-code="${code}">
            <p class="galien-failure__sentence">${msg(code)}</p>
            <p class="galien-failure__hint">${msg(code + ".hint")}</p>
            <form id="galien-mailbox" action="${url.loginAction}" method="post">
                <button id="galien-mailbox-back" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("backToApplication")}</button>
            </form>
            <dl class="galien-failure__reference">
                <dt>${msg("galien.failure.code")}</dt>
                <dd>${code}</dd>
            </dl>
        </div>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <script type="module" src="${url.resourcesPath}/js/heading.js"></script>
    </#if>
</@layout.registrationLayout>
