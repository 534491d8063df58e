package fr.galien.sandbox.card;

import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.CardFlaw;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Cards in words: what is typed and what is shown. */
final class Described {

    private Described() {}

    /** {@code not-yet-valid}. */
    static String option(CardFlaw flaw) {
        return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code expired, software}, or {@code none}. */
    static String flaws(Set<CardFlaw> flaws) {
        return flaws.isEmpty()
                ? "none"
                : flaws.stream().sorted().map(Described::option).collect(Collectors.joining(", "));
    }

    static String environment(CardEnvironment environment) {
        return environment == CardEnvironment.TEST ? "test" : "production look-alike";
    }

    /** Reads what {@link #option} writes, in any case and with either dash. */
    static final class FlawReader implements ITypeConverter<CardFlaw> {

        @Override
        public CardFlaw convert(String typed) {
            String sought = typed.toLowerCase(Locale.ROOT).replace('_', '-');
            return Arrays.stream(CardFlaw.values())
                    .filter(flaw -> option(flaw).equals(sought))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + typed + "' is none of "
                            + Arrays.stream(CardFlaw.values())
                                    .map(Described::option)
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** For help and completion. */
    static final class FlawNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(CardFlaw.values()).map(Described::option).iterator();
        }
    }
}
