package fr.galien.assurance.flow;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserSessionModel;

/** What a session is worth at this moment: the one answer for tokens, introspection and pages. */
public final class SessionLevel {

    private SessionLevel() {}

    /** Empty for a session without evidence of ours, and for one that has faded. */
    public static Optional<Levels.Worth> of(UserSessionModel userSession) {
        return Levels.of(userSession.getRealm()::getAttribute)
                .worth(
                        Evidence.decode(userSession.getNote(Evidence.NOTE)),
                        Instant.ofEpochSecond(Time.currentTimeSeconds()));
    }
}
