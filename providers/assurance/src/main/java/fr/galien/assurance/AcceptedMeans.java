package fr.galien.assurance;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one software takes beside the means that every software takes. {@code eidas1} is all that the software of Pro Santé
 * Connect may ask for, so it would get the weakest means by asking as it always did: it has to say that it wants them.
 *
 * @param words as in {@link Means#word()}
 */
public record AcceptedMeans(Set<String> words) {

    /** A client attribute: words with spaces in between. */
    public static final String ATTRIBUTE = "galien.means.also";

    /** Where it is not about one software. */
    public static final AcceptedMeans ALL = new AcceptedMeans(Arrays.stream(Means.values())
            .flatMap(means -> means.word().stream())
            .collect(Collectors.toSet()));

    public AcceptedMeans {
        words = Set.copyOf(words);
    }

    /** @param attribute {@code null} where the client has none */
    public static AcceptedMeans of(String attribute) {
        return new AcceptedMeans(Arrays.stream(Objects.toString(attribute, "").split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
    }

    public boolean includes(Means means) {
        return means.word().map(words::contains).orElse(true);
    }
}
