package fr.galien.assurance.keycloak;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.endpoints.TokenRevocationEndpoint;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.TokenRevokeContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Before a refresh token is revoked: lets the person's session live on without that software. Keycloak removes a session with
 * its last client, so the session is given one that nobody uses, the system client, without a protocol; logouts pass it over.
 */
final class SessionStays implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private final KeycloakSession session;

    SessionStays(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) {
        if (context instanceof TokenRevokeContext revocation) {
            RefreshToken token = session.tokens()
                    .decode(revocation.getParams().getFirst(TokenRevocationEndpoint.PARAM_TOKEN), RefreshToken.class);
            if (token != null && token.getSessionId() != null) {
                keep(session.getContext().getRealm(), token.getSessionId(), revocation.getClient());
            }
        }
    }

    private void keep(RealmModel realm, String sessionId, ClientModel leaving) {
        UserSessionModel live = session.sessions().getUserSession(realm, sessionId);
        if (live == null || live.getAuthenticatedClientSessionByClient(leaving.getId()) == null) {
            return;
        }
        ClientModel nobody = SystemClientUtil.getSystemClient(realm);
        if (live.getAuthenticatedClientSessionByClient(nobody.getId()) == null) {
            session.sessions().createClientSession(realm, nobody, live);
        }
    }

    @Override
    public String getProviderId() {
        return SessionStaysFactory.ID;
    }
}
