package fr.galien.factor.keycloak;

import fr.galien.factor.NewMeans;
import fr.galien.factor.Vouched;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The desk's word, in the login that its link opened, for the one means it was given for. */
final class DeskVouches {

    private static final String NOTE = "galien.desk.vouches";

    private DeskVouches() {}

    static void say(AuthenticationSessionModel login, NewMeans means) {
        login.setAuthNote(NOTE, means.word());
    }

    /** @return empty in every other login, and for every other means */
    static Optional<Vouched> of(AuthenticationSessionModel login, NewMeans means) {
        return NewMeans.of(login.getAuthNote(NOTE)).filter(means::equals).map(word -> Vouched.byDesk());
    }
}
