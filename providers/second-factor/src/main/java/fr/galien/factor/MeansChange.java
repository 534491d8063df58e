package fr.galien.factor;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person may do to a means of theirs, and what it takes: at least the level that the means itself gives. Whoever finds a
 * session open, or has a weaker means of the person's, takes nothing stronger away with it. What a new means takes, says
 * {@link Vouched}.
 */
public sealed interface MeansChange {

    /** How long ago a means may have been used to delete one. */
    Duration FRESH = Duration.ofMinutes(5);

    int LONGEST_NAME = 60;

    /** What does not show, or would change how the rest shows. */
    Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]");

    record Rename(String name) implements MeansChange {}

    record Delete() implements MeansChange {}

    /**
     * @param act  {@code rename} or {@code delete}
     * @param name for {@code rename}
     * @return empty if it is none of them, or the name is none
     */
    static Optional<MeansChange> read(String act, String name) {
        return switch (Objects.toString(act, "")) {
            case "rename" ->
                Optional.ofNullable(name)
                        .map(String::strip)
                        .filter(MeansChange::isName)
                        .map(Rename::new);
            case "delete" -> Optional.of(new Delete());
            default -> Optional.empty();
        };
    }

    private static boolean isName(String typed) {
        return !typed.isEmpty()
                && typed.codePointCount(0, typed.length()) <= LONGEST_NAME
                && !HIDDEN.matcher(typed).find();
    }

    /**
     * The level that is to be shown first.
     *
     * @param session what the person's session holds
     * @return empty if it is enough as it is
     */
    default Optional<Assurance> missing(HeldMeans means, Evidence session, Levels levels, Instant now) {
        Evidence shown = switch (this) {
            case Rename rename -> session;
            case Delete delete -> session.youngerThan(FRESH, now);
        };
        Assurance needed = means.level().orElse(Assurance.EIDAS1);
        return levels.worth(shown, now)
                        .filter(worth -> worth.level().isAtLeast(needed))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(needed);
    }

    /** Why it is not done, whatever level is shown. */
    default Optional<MeansRefusal> refusal(HeldMeans means, Holdings all) {
        return switch (this) {
            case Rename rename when !means.kind().isNamed() -> Optional.of(MeansRefusal.NOT_UNDERSTOOD);
            case Rename rename -> Optional.empty();
            case Delete delete when !means.kind().isChangedHere() -> Optional.of(MeansRefusal.NOT_UNDERSTOOD);
            // Only who cannot log in now may lose what does not let them in.
            case Delete delete ->
                all.leadIn() && !all.without(means).leadIn() ? Optional.of(MeansRefusal.LAST_MEANS) : Optional.empty();
        };
    }
}
