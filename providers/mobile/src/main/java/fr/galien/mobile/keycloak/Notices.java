package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.Decision;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * Tells a person by mail what happened to their phones. Says which act and nothing of the device: its name is of whoever
 * enrolled it, who may not be the person.
 */
final class Notices implements Approvals.Aftermath {

    private final KeycloakSession session;
    private final Letters letters;

    Notices(KeycloakSession session, Letters letters) {
        this.session = session;
        this.letters = letters;
    }

    enum What {
        ENROLLED,
        REVOKED,
        SUSPENDED,
        REACTIVATED,
        FRAUD,
        PAUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void tell(String user, What what) {
        letters.afterCommit(session, user, new Letters.Draft("phone-notice", what.word(), Map.of()));
    }

    @Override
    public void decided(Approval request, Decision decision) {
        if (decision.state() == Decision.State.FRAUD) {
            tell(decision.user(), What.FRAUD);
        }
    }

    @Override
    public void paused(String user) {
        tell(user, What.PAUSED);
    }
}
