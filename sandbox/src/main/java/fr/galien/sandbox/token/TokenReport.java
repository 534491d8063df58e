package fr.galien.sandbox.token;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.demo.Workplace;
import java.util.List;
import java.util.Locale;

/**
 * What came of it, for people and for scripts.
 *
 * @param order     what was asked
 * @param structure for which structure
 * @param places    where the person works
 * @param answer    what the server said
 */
record TokenReport(TokenOrder order, String structure, List<Workplace> places, TokenAnswer answer) {

    private static final int SECONDS = 60;

    boolean ok() {
        return answer instanceof TokenAnswer.Token || answer instanceof TokenAnswer.Assertion;
    }

    String text() {
        StringBuilder text = new StringBuilder("\n");
        switch (answer) {
            case TokenAnswer.Token token -> {
                text.append(String.format(
                        Locale.ROOT,
                        "A token for %s, asked as structure %s; it lives %s.%n",
                        order.service().id(),
                        structure,
                        lifetime(token.seconds())));
                checks(text, token.checks());
                section(text, "Header", Json.pretty(token.decoded().header()));
                section(text, "Claims", Json.pretty(token.decoded().claims()));
            }
            case TokenAnswer.Assertion assertion -> {
                text.append(String.format(
                        Locale.ROOT,
                        "An assertion for %s, asked as structure %s.%n",
                        order.service().id(),
                        structure));
                checks(text, assertion.checks());
                section(text, "Assertion, indented here (the indented text no longer verifies)", assertion.xml());
            }
            case TokenAnswer.Refused refused ->
                text.append("Refused: ")
                        .append(refused.error())
                        .append("\n  ")
                        .append(refused.sentence())
                        .append("\n  ")
                        .append(NextStep.after(refused, places, structure))
                        .append('\n');
            case TokenAnswer.Wrong wrong ->
                text.append("This is not as it should be. ")
                        .append(wrong.what())
                        .append("\n  Look at ./galien status, and at the server's log.\n");
        }
        return text.toString();
    }

    /** @param raw with the token itself */
    ObjectNode json(boolean raw) {
        ObjectNode json = Json.object()
                .put("ok", ok())
                .put("service", order.service().id())
                .put("structure", structure);
        switch (answer) {
            case TokenAnswer.Token token -> {
                json.put("tokenType", token.type());
                json.put("expiresIn", token.seconds());
                json.set("checks", array(token.checks()));
                json.set("header", token.decoded().header());
                json.set("claims", token.decoded().claims());
                if (raw) {
                    json.put("token", token.raw());
                }
            }
            case TokenAnswer.Assertion assertion -> {
                json.set("checks", array(assertion.checks()));
                json.put("xml", assertion.xml());
                if (raw) {
                    json.put("token", assertion.raw());
                }
            }
            case TokenAnswer.Refused refused ->
                json.putObject("error")
                        .put("kind", "oauth")
                        .put("error", refused.error())
                        .put("code", refused.code())
                        .put("message", refused.sentence())
                        .put("hint", NextStep.after(refused, places, structure));
            case TokenAnswer.Wrong wrong ->
                json.putObject("error").put("kind", "broken").put("message", wrong.what());
        }
        return json;
    }

    private static String lifetime(long seconds) {
        return seconds % SECONDS == 0 ? seconds / SECONDS + " minutes" : seconds + " seconds";
    }

    private static void checks(StringBuilder text, List<String> checks) {
        text.append('\n');
        checks.forEach(check -> text.append("  ").append(check).append('\n'));
    }

    private static void section(StringBuilder text, String title, String content) {
        text.append('\n').append(title).append(":\n").append(content).append('\n');
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }
}
