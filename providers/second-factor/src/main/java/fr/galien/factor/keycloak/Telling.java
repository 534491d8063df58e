package fr.galien.factor.keycloak;

import fr.galien.factor.Notice;
import fr.galien.factor.TellPerson;
import fr.galien.mobile.Reach;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** By mail, and by the bell of the phones. The words are the e-mail theme's and name no means: whoever added one gave its name. */
final class Telling implements TellPerson {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    private static final String LETTER = "means-notice";

    private final Optional<Reach> reach;

    private Telling(Optional<Reach> reach) {
        this.reach = reach;
    }

    /** For the realm of the session's context. */
    static TellPerson of(KeycloakSession session) {
        return new Telling(session.getAllProviders(RealmResourceProvider.class).stream()
                .filter(Reach.class::isInstance)
                .map(Reach.class::cast)
                .findFirst());
    }

    @Override
    public void tell(String user, Notice what) {
        String word = what.name().toLowerCase(Locale.ROOT).replace('_', '-');
        reach.ifPresentOrElse(
                by -> by.tell(user, LETTER, word),
                () -> LOG.errorf("FACTOR-1582: a person is not told, what=%s reason=nothing here sends mail", word));
    }
}
