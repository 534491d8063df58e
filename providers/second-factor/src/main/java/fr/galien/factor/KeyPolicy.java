package fr.galien.factor;

import fr.galien.factor.metadata.Certification;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A realm's own lists. A slip of the operator closes a door and opens none: what cannot be read allows nothing.
 *
 * @param allowed models; empty: every one that is certified
 * @param minimum empty: no certification is enough
 */
public record KeyPolicy(Optional<Set<String>> allowed, Set<String> denied, Optional<Certification> minimum) {

    /** Realm attributes. */
    public static final String ALLOWED = "galien.keys.allowed";

    public static final String DENIED = "galien.keys.denied";
    public static final String MINIMUM = "galien.keys.minimum";

    public KeyPolicy {
        allowed = allowed.map(Set::copyOf);
        denied = Set.copyOf(denied);
    }

    /** @param setting answers {@code null} for what is not set */
    public static KeyPolicy of(UnaryOperator<String> setting) {
        Set<String> allowed = words(setting.apply(ALLOWED));
        Set<String> denied = words(setting.apply(DENIED));
        String minimum = Objects.toString(setting.apply(MINIMUM), "").strip();
        // Who denies a model that cannot be made out may have meant any of them.
        boolean unclear = !denied.stream().allMatch(KeyPolicy::isModel);
        return new KeyPolicy(
                unclear ? Optional.of(Set.of()) : Optional.of(allowed).filter(some -> !some.isEmpty()),
                denied,
                minimum.isEmpty() ? Optional.of(Certification.FIDO_CERTIFIED_L1) : Certification.of(minimum));
    }

    boolean allows(String aaguid) {
        return allowed.map(some -> some.contains(aaguid)).orElse(true);
    }

    private static Set<String> words(String attribute) {
        return Arrays.stream(Objects.toString(attribute, "").split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static boolean isModel(String word) {
        try {
            return UUID.fromString(word).toString().equals(word);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
