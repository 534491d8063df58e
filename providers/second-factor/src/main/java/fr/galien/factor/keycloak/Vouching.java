package fr.galien.factor.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Vouched;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What vouches for a new means in a login. */
final class Vouching {

    private Vouching() {}

    static Optional<Vouched> of(RequiredActionContext context, NewMeans means, Instant now) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return DeskVouches.of(login, means)
                .or(() -> Vouched.of(
                        Evidence.decode(login.getAuthNote(Evidence.OF_THIS_LOGIN)),
                        Levels.of(context.getRealm()::getAttribute)::worth,
                        now));
    }
}
