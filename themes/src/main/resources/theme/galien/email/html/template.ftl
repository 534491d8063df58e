<#-- In the place of base/email/html/template.ftl, sha256 1e2a39459aa8211afadfba39db4ee4aad38ab8624c53a39fe1500f076f5df1d8 -->
<#-- The look of our pages, as far as mail readers go: styles stand in the elements, colours are those of galien.css by day, and
     nothing is fetched. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <title>${realmName!"Galien"}</title>
</head>
<body style="margin:0;padding:0;background:#eef2f3;color:#14303a">
<div style="max-width:34rem;margin:0 auto;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.55">
    <p style="margin:0 0 16px;font-size:20px;font-weight:bold">${realmName!"Galien"}</p>
    <div role="article" style="padding:24px;border-top:4px solid #0b5c6b;border-radius:10px;background:#ffffff">
        <#nested>
    </div>
</div>
</body>
</html>
</#macro>
