package fr.galien.oidc.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.oidc.IntrospectionGrant;
import fr.galien.oidc.ServiceToken;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.util.TokenUtil;

/**
 * Introspection (RFC 7662) as Pro Santé Connect's clients use it, by Keycloak's own providers but for three things: a hint is
 * no more than that; a client may always introspect its own tokens, though they have no {@code aud}, and others only with an
 * {@link IntrospectionGrant}; an outage of the directory is neither the caller's fault nor the end of a token.
 */
record Introspection(KeycloakSession session) implements TokenIntrospectionProvider {

    @Override
    public Response introspect(String token, EventBuilder event) {
        // "it MUST extend its search across all of its supported token types" (§2.1): the token knows better than the
        // hint.
        TokenIntrospectionProvider provider =
                isRefreshToken(token) ? new RefreshTokenIntrospectionProvider(session) : new OfAccessToken(session);
        try {
            return provider.introspect(token, event);
        } catch (RuntimeException e) {
            throw DirectoryUnreachable.in(e)
                    .<RuntimeException>map(outage -> new ErrorResponseException(
                            DirectoryUnreachable.OAUTH_ERROR,
                            DirectoryUnreachable.ERROR_DESCRIPTION,
                            Status.SERVICE_UNAVAILABLE))
                    .orElse(e);
        }
    }

    /** Believed only as far as to choose who verifies it. */
    private static boolean isRefreshToken(String unverified) {
        try {
            String type =
                    new JWSInput(unverified).readJsonContent(JsonWebToken.class).getType();
            return TokenUtil.TOKEN_TYPE_REFRESH.equals(type) || TokenUtil.TOKEN_TYPE_OFFLINE.equals(type);
        } catch (JWSInputException noToken) {
            return false;
        }
    }

    @Override
    public void close() {}

    private static final class OfAccessToken extends AccessTokenIntrospectionProvider<AccessToken> {

        OfAccessToken(KeycloakSession session) {
            super(session);
        }

        /** A service's token hangs on the login it was made from, unless the operator says that it outlives it. */
        @Override
        protected boolean introspectionChecks(String encoded) {
            boolean lives = super.introspectionChecks(encoded);
            if (token == null || client == null || !isOfAService()) {
                return lives;
            }
            return outlivesSession() ? lives || livesAlone() : lives && loginIsThere();
        }

        private boolean isOfAService() {
            return token.getOtherClaims().containsKey(ServiceToken.LOGIN_CLIENT);
        }

        private boolean outlivesSession() {
            return Stream.of(token.getAudience())
                    .map(realm::getClientByClientId)
                    .allMatch(service -> service != null
                            && Boolean.parseBoolean(service.getAttribute(ServiceToken.OUTLIVES_SESSION)));
        }

        private boolean loginIsThere() {
            ClientModel of = realm.getClientByClientId(
                    Objects.toString(token.getOtherClaims().get(ServiceToken.LOGIN_CLIENT)));
            return of != null && userSession.getAuthenticatedClientSessionByClient(of.getId()) != null;
        }

        /** Without the session, and for as long as the person is in practice; Keycloak asks for one to answer with. */
        private boolean livesAlone() {
            user = session.users().getUserById(realm, token.getSubject());
            if (!TokenManager.isUserValid(session, realm, token, user)) {
                return false;
            }
            userSession = session.sessions()
                    .createUserSession(
                            null,
                            realm,
                            user,
                            user.getUsername(),
                            null,
                            null,
                            false,
                            null,
                            null,
                            UserSessionModel.SessionPersistenceState.TRANSIENT);
            transformedToken = token;
            return verifyAudience();
        }

        /** What such a token says was signed when it was made, and no mapper knows it. */
        @Override
        public AccessToken transformAccessToken(AccessToken signed, UserSessionModel live) {
            return isOfAService() ? signed : super.transformAccessToken(signed, live);
        }

        @Override
        protected boolean verifyAudience() {
            ClientModel caller = session.getContext().getClient();
            return caller.getClientId().equals(token.getIssuedFor())
                    || IntrospectionGrant.of(caller.getAttribute(IntrospectionGrant.ATTRIBUTE))
                            .allows(token.getIssuedFor())
                    || super.verifyAudience();
        }
    }
}
