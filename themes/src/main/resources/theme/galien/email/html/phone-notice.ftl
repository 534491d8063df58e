<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("phone.who", realmName)}</p>
<p>${msg("phone-notice." + what)}</p>
<p><strong>${msg("phone.notYou")}</strong></p>
<p>${msg("phone.noLink")}</p>
</@layout.emailLayout>
