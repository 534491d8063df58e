<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("contactChanged.who", realmName)}</p>
<p>${msg("contactChanged." + what)}</p>
<p>${msg("contactChanged.held")}</p>
<p><strong>${msg("contactChanged.notYou")}</strong></p>
<p>${msg("contactChanged.noLink")}</p>
</@layout.emailLayout>
