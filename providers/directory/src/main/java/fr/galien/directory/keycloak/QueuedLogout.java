package fr.galien.directory.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCProviderConfig;

/**
 * Keycloak's OpenID Connect, but for the back-channel logout: what a client is owed is written down, and told by
 * {@link LogoutSender}. Keycloak would post it here and now, once, while the person waits.
 */
final class QueuedLogout extends OIDCLoginProtocol {

    private final Backlog owed;

    QueuedLogout(OIDCProviderConfig config, Backlog owed) {
        super(config);
        this.owed = owed;
    }

    /** Asked for each client of a session before the session goes, whoever ends it. */
    @Override
    public Response backchannelLogout(UserSessionModel ending, AuthenticatedClientSessionModel client) {
        if (Owed.address(client.getClient()).isEmpty()) {
            return super.backchannelLogout(ending, client);
        }
        Owed.by(session, client, ending.getUser().getId()).ifPresent(owed::owe);
        return Response.ok().build();
    }
}
