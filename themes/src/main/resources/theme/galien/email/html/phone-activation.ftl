<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("phone.who", realmName)}</p>
<p>${msg("phone-activation.what")}</p>
<p style="font-size:24px;letter-spacing:2px"><strong>${code}</strong></p>
<p>${msg("phone-activation.lasts")}</p>
<p><strong>${msg("phone-activation.notYou")}</strong></p>
<p><a href="${stop}">${msg("phone-activation.stop")}</a></p>
</@layout.emailLayout>
