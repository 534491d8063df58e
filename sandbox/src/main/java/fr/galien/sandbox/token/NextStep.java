package fr.galien.sandbox.token;

import fr.galien.testkit.demo.Workplace;
import java.util.List;
import java.util.stream.Collectors;

/** What to do after a refusal, a sentence that begins with the thing to do. */
final class NextStep {

    private NextStep() {}

    static String after(TokenAnswer.Refused refused, List<Workplace> places, String structure) {
        return switch (refused.code()) {
            case "TOKEN-0415" ->
                "Choose one of the person's structures: " + structures(places)
                        + "; or let it speak through them: ./galien directory mandate add.";
            case "TOKEN-0416", "TOKEN-0417" ->
                "Say in which activity: --situation " + situations(places, structure) + ".";
            case "TOKEN-0420" -> "Take somebody who has a mailbox, or load one: docs/operator.md.";
            case "" -> "Look at ./galien status, and at the server's log.";
            default -> "docs/errors.md says more of " + refused.code() + ".";
        };
    }

    private static String structures(List<Workplace> places) {
        return String.join(
                ", ", places.stream().map(Workplace::structure).distinct().toList());
    }

    private static String situations(List<Workplace> places, String structure) {
        return places.stream()
                .filter(place -> place.structure().equals(structure))
                .map(Workplace::situation)
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
