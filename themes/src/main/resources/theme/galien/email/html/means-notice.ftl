<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("phone.who", realmName)}</p>
<p>${msg("means-notice." + what)}</p>
<p><strong>${msg("means-notice.notYou")}</strong></p>
<p>${msg("phone.noLink")}</p>
</@layout.emailLayout>
