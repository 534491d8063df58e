<#-- The end of the frame that read the card: the window it stands in goes on to the next page. Names nobody. -->
<!DOCTYPE html>
<html lang="${lang}">
<head>
    <meta charset="utf-8">
    <meta name="robots" content="noindex">
    <title>${msg("loginTitle")}</title>
    <script type="module" src="${url.resourcesPath}/js/frame.js"></script>
</head>
<body>
<p><a id="galien-continue" href="${continueAt}" target="_top">${msg("proceedWithAction")}</a></p>
</body>
</html>
