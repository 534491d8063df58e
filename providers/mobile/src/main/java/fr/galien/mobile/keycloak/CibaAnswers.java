package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.ClientMemory;
import fr.galien.mobile.Decision;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.models.RealmModel;

/**
 * Writes a decision where the token endpoint looks for it, as Keycloak's callback would; and with an end, which Keycloak's own
 * way of writing it forgets: an approval that nobody fetched would stay for ever.
 */
record CibaAnswers(KeycloakSession session, RealmModel realm, ClientMemory clients) implements Approvals.Aftermath {

    /** What the token endpoint finds the decision by. */
    static final String CID = "cid";

    /** It opens its session itself, but takes an answer without one for none. */
    private static final String NO_SESSION = "none";

    /** As Keycloak's own: so long after its end a request is still said to be over, and not to be unknown. */
    private static final int SECONDS_AFTER = 10;

    @Override
    public void decided(Approval request, Decision decision) {
        if (request.kind() != Approval.Kind.CIBA && request.kind() != Approval.Kind.CARD) {
            return;
        }
        CibaOrigin origin = CibaOrigin.read(request.origin());
        write(origin.code(), decision);
        switch (decision.state()) {
            case APPROVED -> clients.approved(decision.user(), origin.client());
            case WRONG -> {
                if (origin.guess()) {
                    clients.silence(decision.user(), origin.client());
                }
            }
            case CANCELLED, FRAUD -> {}
        }
    }

    private void write(String code, Decision decision) {
        Map<String, String> kept = session.singleUseObjects().get(OAuth2DeviceCodeModel.createKey(code));
        OAuth2DeviceCodeModel pending = kept == null ? null : OAuth2DeviceCodeModel.fromCache(realm, code, kept);
        if (pending == null) {
            return;
        }
        OAuth2DeviceCodeModel decided = decision.state() == Decision.State.APPROVED
                ? pending.approve(NO_SESSION, Map.of(CID, decision.cid()))
                : pending.deny();
        long left = Math.max(1, pending.getExpiration() - Time.currentTimeSeconds())
                + pending.getPollingInterval()
                + SECONDS_AFTER;
        session.singleUseObjects().put(decided.serializeKey(), left, decided.toMap());
    }

    @Override
    public void paused(String user) {
        // Nothing of CIBA: the engine asks before each approval.
    }
}
