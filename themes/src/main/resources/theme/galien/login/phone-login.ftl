<#-- What a phone needs to see of this screen: a code to scan, or a number to type into the application. phone.js asks how it
     stands and moves on by itself; without scripts the person says so. What is shown to the person at the screen is hidden as
     soon as the window is not theirs to look at. -->
<#import "template.ftl" as layout>
<#import "refusal.ftl" as refusals>
<@layout.registrationLayout; section>
    <#if section = "header">
        ${msg("galien.phone.title")}
    <#elseif section = "form">
        <#if (client.name)?has_content>
            <p class="galien-client">${msg("galien.login.client", client.name)}</p>
        </#if>
        <#if refusal??>
            <@refusals.show refusal=refusal/>
        </#if>
        <#if phone??>
            <#assign over = phone.state == "expired">
            <div id="galien-phone" class="galien-phone" data-status="${phone.status}" data-state="${phone.state}" data-kind="${phone.kind}">
                <div data-phone="waiting seen approved"<#if over> hidden</#if>>
                    <p data-veil class="galien-notice" hidden>${msg("galien.phone.veiled")}</p>
                    <div data-unveiled>
                        <#if phone.number?has_content>
                            <h2 id="galien-phone-number-title" class="galien-phone__title">${msg("galien.phone.number")}</h2>
                            <p id="galien-phone-number" class="galien-phone__number" data-number="${phone.number}"><span aria-hidden="true">${phone.number[0..2]}&#8239;${phone.number[3..]}</span><span class="galien-unseen"><#list 0..<phone.number?length as at>${phone.number[at]}<#sep>, </#list></span></p>
                            <p id="galien-phone-how">${msg("galien.phone.how." + phone.kind)}</p>
                        </#if>
                        <figure class="galien-phone__code">
                            <svg id="galien-phone-qr" class="galien-qr<#if phone.kind == "offline"> galien-qr--dense</#if>" role="img" aria-label="${msg("galien.phone.qr")}" data-link="${phone.link}" viewBox="0 0 ${phone.qr.size?c} ${phone.qr.size?c}" focusable="false"><path d="${phone.qr.path}"/></svg>
                            <figcaption>${msg((phone.kind == "offline")?then("galien.phone.offline.scan", phone.number?has_content?then("galien.phone.scan.too", "galien.phone.scan")))}</figcaption>
                        </figure>
                    </div>
                    <#if phone.kind != "offline">
                        <p><a id="galien-phone-open" href="${phone.link}" target="_blank" rel="noopener noreferrer">${msg("galien.phone.open")}</a></p>
                    </#if>
                    <p class="galien-phone__left">${msg("galien.phone.left")} <span data-left="${phone.seconds?c}">${phone.seconds?c}</span>&#8239;s</p>
                </div>
                <#if phone.kind == "offline">
                    <form id="galien-phone-code" class="galien-phone__form" action="${url.loginAction}" method="post" data-phone="waiting seen approved">
                        <label class="galien-label" for="code">${msg("galien.phone.offline.code")}</label>
                        <input id="code" class="galien-input" name="code" inputmode="numeric" autocomplete="off" maxlength="12" required>
                        <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.phone.offline.go")}</button>
                    </form>
                </#if>
                <div class="galien-phone__state" role="status">
                    <p data-phone="waiting"<#if phone.state != "waiting"> hidden</#if>>${msg("galien.phone.waiting")}</p>
                    <p data-phone="seen"<#if phone.state != "seen"> hidden</#if>>${msg("galien.phone.seen")}</p>
                    <p data-phone="approved"<#if phone.state != "approved"> hidden</#if>>${msg("galien.phone.approved")}</p>
                    <p data-phone="expired"<#if !over> hidden</#if>>${msg("galien.phone.expired")}</p>
                    <p data-phone="lost" hidden>${msg("galien.phone.lost")}</p>
                </div>
                <form id="galien-phone-done" action="${url.loginAction}" method="post" data-phone="waiting seen approved"<#if over> hidden</#if>>
                    <input type="hidden" name="done" value="true">
                    <button class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.phone.done")}</button>
                </form>
                <#if phone.kind == "scan">
                    <form id="galien-phone-person" class="galien-phone__form" action="${url.loginAction}" method="post" data-phone="waiting expired"<#if phone.state == "approved" || phone.state == "seen"> hidden</#if>>
                        <h2 class="galien-phone__title">${msg("galien.phone.person.title")}</h2>
                        <label class="galien-label" for="person">${msg("galien.phone.person")}</label>
                        <input id="person" class="galien-input" name="person" inputmode="numeric" autocomplete="username" maxlength="70" required aria-describedby="galien-phone-person-help">
                        <p id="galien-phone-person-help" class="galien-means__help">${msg("galien.phone.person.help")}</p>
                        <button class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("galien.phone.person.go")}</button>
                        <button id="galien-phone-offline" class="${properties.kcButtonLinkClass!} ${properties.kcButtonBlockClass!}" type="submit" name="offline" value="true">${msg("galien.phone.person.offline")}</button>
                    </form>
                </#if>
            </div>
        </#if>
        <form id="galien-phone-instead" class="galien-aside galien-phone__form" action="${url.loginAction}" method="post">
            <#if phone?? || again!false>
                <button id="galien-phone-again" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" name="again" value="true"<#if phone?? && phone.kind == "scan"> data-phone="expired lost"<#if !over> hidden</#if></#if>>${msg("galien.phone.again")}</button>
            </#if>
            <button id="galien-phone-other" class="${properties.kcButtonLinkClass!} ${properties.kcButtonBlockClass!}" type="submit" name="other" value="true">${msg("galien.phone.other")}</button>
        </form>
        <script type="module" src="${url.resourcesPath}/js/once.js"></script>
        <#if phone??>
            <script type="module" src="${url.resourcesPath}/js/phone.js"></script>
        </#if>
    </#if>
</@layout.registrationLayout>
