package fr.galien.assurance.flow;

import fr.galien.assurance.GuessLimits;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * What may be got wrong about a person from the browser that calls. In the place of Keycloak's brute-force protector, which shuts
 * a person out whoever guessed, and says so.
 */
public final class Guesses {

    private Guesses() {}

    /**
     * Counts a try before it is judged.
     *
     * @param person Keycloak's id
     * @return empty where it must not be judged. The answer and the work are then those of a wrong one
     */
    public static Optional<GuessLimits.Try> begin(KeycloakSession session, String person) {
        return new GuessLimits(new Names(session.singleUseObjects()))
                .begin(person, KnownBrowsers.of(session).knownAs(person));
    }

    /** Keycloak's single-use objects, shared by all nodes; both calls act at once and are not rolled back. */
    private record Names(SingleUseObjectProvider objects) implements GuessLimits.Slots {

        @Override
        public boolean claim(String name, Duration life) {
            return objects.putIfAbsent(name, life.toSeconds());
        }

        @Override
        public void release(String name) {
            objects.remove(name);
        }
    }
}
