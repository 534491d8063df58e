package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A login told to a person at the terminal. */
public final class OutcomeText {

    private OutcomeText() {}

    /**
     * @param tokens with the tokens themselves
     */
    public static String of(Outcome outcome, boolean tokens) {
        StringBuilder text = new StringBuilder(steps(outcome)).append('\n');
        switch (outcome) {
            case Outcome.LoggedIn done -> loggedIn(text, done, tokens);
            case Outcome.Refused refused -> refused(text, refused.refusal());
            case Outcome.TurnedAway away -> turnedAway(text, away);
            case Outcome.Broken broken ->
                text.append("The login broke off. ").append(broken.what()).append('\n');
        }
        return text.toString();
    }

    static String steps(Outcome outcome) {
        return "\n" + outcome.steps().stream().map(OutcomeText::line).collect(Collectors.joining());
    }

    private static String line(Step step) {
        return step.host().isEmpty()
                ? String.format(Locale.ROOT, "%4d  %-66s %5d ms%n", step.number(), step.what(), step.millis())
                : String.format(
                        Locale.ROOT,
                        "%4d  %-31s %-29s  %3d %5d ms%n",
                        step.number(),
                        step.what(),
                        step.host(),
                        step.status(),
                        step.millis());
    }

    private static void loggedIn(StringBuilder text, Outcome.LoggedIn done, boolean tokens) {
        text.append(String.format(Locale.ROOT, "Logged in, in %d ms.%n", total(done.steps())));
        section(text, "ID token", token(done.idToken()));
        section(text, "Access token", token(done.accessToken()));
        section(text, "Token answer (the tokens left out)", done.answer());
        section(text, "Userinfo", done.userinfo());
        if (tokens) {
            RawTokens.of(done)
                    .forEach((name, value) -> text.append('\n')
                            .append(name)
                            .append(":\n")
                            .append(value)
                            .append('\n'));
        }
    }

    private static void refused(StringBuilder text, Refusal refusal) {
        text.append("Refused: ").append(refusal.code()).append('\n');
        text.append("  ").append(refusal.sentence()).append('\n');
        if (!refusal.hint().isEmpty()) {
            text.append("  ").append(refusal.hint()).append('\n');
        }
    }

    private static void turnedAway(StringBuilder text, Outcome.TurnedAway away) {
        text.append("The service answered the software with an error: ")
                .append(away.error())
                .append(away.description().isEmpty() ? "" : " (" + away.description() + ")")
                .append('\n');
    }

    private static void section(StringBuilder text, String title, JsonNode content) {
        text.append('\n')
                .append(title)
                .append(":\n")
                .append(Json.pretty(content))
                .append('\n');
    }

    private static JsonNode token(DecodedToken token) {
        ObjectNode both = Json.object();
        both.set("header", token.header());
        both.set("claims", token.claims());
        return both;
    }

    static long total(List<Step> steps) {
        return steps.stream().mapToLong(Step::millis).sum();
    }
}
