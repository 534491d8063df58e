<#-- Shown on the card's host, which serves nothing but this path: so the page is whole by itself, without styles or scripts of the theme. -->
<#import "refusal.ftl" as refusals>
<!DOCTYPE html>
<html lang="${lang}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${msg("galien.login.title")}</title>
    <style>
        body { margin: 0 auto; max-width: 40rem; padding: 3rem 1.5rem; font: 1rem/1.6 system-ui, sans-serif; }
        .galien-refusal { border-inline-start: 0.25rem solid #b3261e; padding-inline-start: 1rem; }
        .galien-refusal__sentence { font-size: 1.25rem; font-weight: 600; }
    </style>
</head>
<body>
<main>
    <h1>Galien</h1>
    <@refusals.show refusal=refusal/>
</main>
</body>
</html>
