package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Two logins in one browser, the second because the first was not enough.
 *
 * @param asked by the second
 */
record StepUp(Outcome first, String asked, Optional<Outcome> second) {

    boolean worked() {
        return second.filter(Outcome.LoggedIn.class::isInstance).isPresent();
    }

    String text(boolean tokens) {
        if (second.isEmpty()) {
            return OutcomeText.of(first, tokens);
        }
        return OutcomeText.steps(first)
                + String.format("%nLevel before: %s. The software asks for %s.%n", level(first), asked)
                + OutcomeText.of(second.get(), tokens)
                + String.format(
                        "%nLevel before: %s. Asked: %s. Level now: %s.%n", level(first), asked, level(second.get()));
    }

    ObjectNode json(boolean tokens) {
        Outcome last = second.orElse(first);
        ObjectNode json = (ObjectNode) OutcomeJson.of(last, tokens);
        ObjectNode told = json.putObject("stepUp");
        told.put("asked", asked).put("before", level(first)).put("after", worked() ? level(last) : level(first));
        told.set("first", OutcomeJson.of(first, tokens));
        return json;
    }

    /** What the session is worth, as the access token tells. */
    private static String level(Outcome outcome) {
        return outcome instanceof Outcome.LoggedIn done
                ? done.accessToken().claims().path("acr").asText("none")
                : "none";
    }
}
