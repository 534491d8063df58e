package fr.galien.assurance;

import fr.galien.identity.Assurance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The levels a client said would do, in {@code acr_values} or in the {@code claims} parameter (OpenID Connect Core §3.1.2.1,
 * §5.5.1.1). Asking is never enough to have: a request that names levels is met by one of them or refused.
 *
 * @param asked the values as they came; empty where the client asked nothing
 */
public record LevelRequest(List<String> asked) {

    public LevelRequest {
        asked = asked.stream().filter(acr -> !acr.isBlank()).toList();
    }

    /** The least of the levels that would do; empty where the client named none that exists, or none at all. */
    public Optional<Assurance> least() {
        return asked.stream().flatMap(acr -> Assurance.ofAcr(acr).stream()).min(Assurance::compareTo);
    }

    /** Decides, given the level the session's evidence is worth. */
    public Decision decide(Optional<Assurance> reached) {
        if (reached.isEmpty()) {
            return new Decision.Refused(LevelRefusal.NO_EVIDENCE);
        }
        Assurance level = reached.get();
        if (asked.isEmpty()) {
            return new Decision.Granted(level, level.acr());
        }
        List<Assurance> known =
                asked.stream().flatMap(acr -> Assurance.ofAcr(acr).stream()).toList();
        if (known.isEmpty()) {
            return new Decision.Refused(LevelRefusal.UNKNOWN_LEVEL);
        }
        // The best of those that would do: whoever names a lower one too is not told less than is true.
        return known.stream()
                .filter(level::isAtLeast)
                .max(Comparator.naturalOrder())
                .<Decision>map(answer -> new Decision.Granted(level, answer.acr()))
                .orElseGet(() -> new Decision.Refused(LevelRefusal.LEVEL_NOT_REACHED));
    }

    public sealed interface Decision {
        /**
         * @param level  what the session is worth
         * @param answer the {@code acr} that answers the request: what was asked where it was met
         */
        record Granted(Assurance level, String answer) implements Decision {}

        record Refused(LevelRefusal why) implements Decision {}
    }
}
