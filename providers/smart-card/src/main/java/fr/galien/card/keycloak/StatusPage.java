package fr.galien.card.keycloak;

import java.time.Duration;
import java.util.stream.Collectors;

/** The report as a page that reads itself again. Whole by itself: the management port serves nothing else of ours. */
record StatusPage(StatusReport report) {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="15">
            <title>Galien: %1$s</title>
            <style>
            body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
            table { border-collapse: collapse; width: 100%%; margin-block: 0.5rem 2rem; }
            th, td { padding: 0.4rem 0.75rem; text-align: start; vertical-align: top; border-block-end: 1px solid #8888; }
            td { overflow-wrap: anywhere; }
            td.number { text-align: end; }
            td.number, td.time, td.well { white-space: nowrap; }
            .well::before { content: "● "; color: #1a7f37; }
            .troubled::before { content: "▲ "; color: #c4321c; }
            button { font: inherit; padding: 0.4rem 1rem; }
            </style>
            </head>
            <body>
            <h1 class="%2$s">%3$s</h1>
            <p>As of %4$s, on this server.</p>
            <h2>Revocation lists</h2>
            <table>
            <thead><tr><th scope="col">Authority</th><th scope="col">State</th><th scope="col">Issued</th><th scope="col">Next due</th><th scope="col">Entries</th><th scope="col">Source</th></tr></thead>
            <tbody>
            %5$s
            </tbody>
            </table>
            <h2>Responders (OCSP)</h2>
            <table>
            <thead><tr><th scope="col">Authority</th><th scope="col">State</th><th scope="col">Last answer</th><th scope="col">Source</th></tr></thead>
            <tbody>
            %6$s
            </tbody>
            </table>
            <form method="post" action="/status/refresh"><button>Fetch the lists now</button></form>
            </body>
            </html>
            """;

    String html() {
        boolean well = report.status().equals("UP");
        return PAGE.formatted(
                report.status(),
                well ? "well" : "troubled",
                well ? "Cards can be checked" : "Something that cards are checked by is troubled",
                escaped(report.asOf()),
                report.lists().stream().map(StatusPage::row).collect(Collectors.joining("\n")),
                report.responders().isEmpty()
                        ? "<tr><td colspan=\"4\">None is configured.</td></tr>"
                        : report.responders().stream().map(StatusPage::row).collect(Collectors.joining("\n")));
    }

    private static String row(StatusReport.ListLine line) {
        String state = !line.usable() && line.trouble() == null ? "no usable list" : line.trouble();
        return "<tr><td>" + escaped(line.authority()) + "</td>" + state(state)
                + time(ago(line.ageSeconds())) + time(escaped(line.nextUpdate()))
                + "<td class=\"number\">" + line.entries() + "</td><td>" + escaped(line.source()) + "</td></tr>";
    }

    private static String row(StatusReport.ResponderLine line) {
        String state = line.resting() ? line.trouble() + "; left alone for a while" : line.trouble();
        return "<tr><td>" + escaped(line.authority()) + "</td>" + state(state) + time(ago(line.answeredSecondsAgo()))
                + "<td>" + escaped(line.source()) + "</td></tr>";
    }

    private static String state(String trouble) {
        return trouble == null
                ? "<td class=\"well\">well</td>"
                : "<td class=\"troubled\">" + escaped(trouble) + "</td>";
    }

    private static String time(String text) {
        return "<td class=\"time\">" + text + "</td>";
    }

    private static String ago(Long seconds) {
        if (seconds == null) {
            return "never";
        }
        Duration age = Duration.ofSeconds(seconds);
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min ago";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min ago" : age.toSeconds() + " s ago";
    }

    private static String escaped(String text) {
        return text == null
                ? "–"
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
