package fr.galien.mobile.keycloak;

import fr.galien.assurance.flow.KnownBrowsers;
import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.Decision;
import org.keycloak.models.KeycloakSession;

/** Whoever says "this is not me" is known by no browser any more. */
final class Distrust implements Approvals.Aftermath {

    private final KeycloakSession session;

    Distrust(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void decided(Approval request, Decision decision) {
        if (decision.state() == Decision.State.FRAUD) {
            KnownBrowsers.of(session).distrust(decision.user());
        }
    }

    @Override
    public void paused(String user) {
        // Wrong numbers say nothing of the browser.
    }
}
