package fr.galien.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of the two worlds a card, an authority or a server belongs to. They never mix. */
public enum CardEnvironment {
    PRODUCTION,
    TEST;

    /** @param option {@code production} or {@code test}, exactly; anything else, {@code null} included, is empty */
    public static Optional<CardEnvironment> ofOption(String option) {
        return Arrays.stream(values())
                .filter(environment ->
                        environment.name().toLowerCase(Locale.ROOT).equals(option))
                .findFirst();
    }
}
