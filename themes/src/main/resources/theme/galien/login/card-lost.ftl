<#-- Shown on the card's host, which serves nothing but this path: so the page is whole by itself, without styles or scripts of the theme. -->
<#import "refusal.ftl" as refusals>
<!DOCTYPE html>
<html lang="${lang}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${msg("galien.login.title")} – ${(realm.displayName)!"Galien"}</title>
    <style>
        :root { color-scheme: light dark; --ink: #14303a; --ground: #eef2f3; --surface: #fff; --accent: #0b5c6b; --danger: #a3211a; --danger-ground: #fdf0ef; }
        @media (prefers-color-scheme: dark) {
            :root { --ink: #e6eef0; --ground: #12191c; --surface: #1c2529; --accent: #8fd0dc; --danger: #ffb4ab; --danger-ground: #3a1a18; }
        }
        * { box-sizing: border-box; }
        body { display: flex; flex-direction: column; min-height: 100vh; margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
        h1, p { margin: 0; }
        h1 { margin-block-end: 1.25rem; font-size: 1.625rem; font-weight: 650; line-height: 1.25; }
        .galien-brand { padding: 1rem 1.5rem; font-size: 1.25rem; font-weight: 650; }
        main { width: 100%; max-width: 34rem; margin: auto; padding: 2.25rem 2.5rem 2.5rem; border-block-start: 0.25rem solid var(--accent); border-radius: 0.625rem; background: var(--surface); }
        @media (max-width: 40rem) { main { flex: 1; padding: 1.75rem 1.25rem 2rem; border-radius: 0; } }
        .galien-refusal { padding: 1rem; border-inline-start: 0.25rem solid var(--danger); background: var(--danger-ground); }
        .galien-refusal p + p { margin-block-start: 0.5rem; }
        .galien-refusal__sentence { color: var(--danger); font-weight: 600; }
        .galien-refusal__code { font-size: 0.875rem; }
    </style>
</head>
<body>
<header><p class="galien-brand">${(realm.displayName)!"Galien"}</p></header>
<main>
    <h1>${msg("galien.login.title")}</h1>
    <@refusals.show refusal=refusal hint="galien.lost.hint"/>
</main>
</body>
</html>
