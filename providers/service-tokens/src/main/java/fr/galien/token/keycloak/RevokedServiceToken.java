package fr.galien.token.keycloak;

import fr.galien.oidc.ServiceToken;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.endpoints.TokenRevocationEndpoint;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.context.TokenRevokeContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Revokes a service's token whether the session it was made from lives or not (RFC 7009 §2.1). Keycloak looks the session up
 * first and, where it is gone, takes the token for dead, which a token that outlives it is not.
 */
record RevokedServiceToken(KeycloakSession session, Clock clock)
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    @Override
    public void executeOnEvent(ClientPolicyContext context) {
        if (context instanceof TokenRevokeContext revocation) {
            AccessToken token = session.tokens()
                    .decode(revocation.getParams().getFirst(TokenRevocationEndpoint.PARAM_TOKEN), AccessToken.class);
            if (token != null
                    && token.getOtherClaims().containsKey(ServiceToken.LOGIN_CLIENT)
                    && token.getExp() != null
                    && revocation.getClient().getClientId().equals(token.getIssuedFor())) {
                long left = token.getExp() - clock.instant().getEpochSecond();
                session.revokedTokens().put(token.getId(), Math.max(1, left + 1));
            }
        }
    }

    @Override
    public String getProviderId() {
        return RevokedServiceTokenFactory.ID;
    }
}
