package fr.galien.token.keycloak;

import fr.galien.oidc.ServiceToken;
import fr.galien.token.Exchange;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.ExchangeRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.keycloak.OAuthErrorException;
import org.keycloak.TokenVerifier;
import org.keycloak.common.VerificationException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.RefreshToken;

/**
 * Makes a service's token anew out of the refresh token that ANS's proxy needs to get. By the same rules as at first: whoever
 * lost the right to it meanwhile gets none. What a refresh token of a service gives is a token of that service, never of the
 * login.
 */
final class ServiceTokenRefresh extends DefaultRefreshTokenProvider {

    /** Claim of such a refresh token: the service. */
    private static final String SERVICE = "galien_service";

    private final Exchange rules;
    private final Clock clock;

    ServiceTokenRefresh(KeycloakSession session, Exchange rules, Clock clock) {
        super(session);
        this.rules = rules;
        this.clock = clock;
    }

    static void mark(RefreshToken token, String service, AuthenticatedClientSessionModel login) {
        token.setOtherClaims(SERVICE, service);
        token.setOtherClaims(ServiceToken.LOGIN_CLIENT, login.getClient().getClientId());
    }

    /** The first one is an ordinary one, marked. */
    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return false;
    }

    @Override
    public boolean supports(RefreshTokenContext context) {
        return super.supports(context)
                && context.oldRefreshToken().getOtherClaims().containsKey(SERVICE);
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        // Of a login's scopes it has none, and of the service's it has what it has (RFC 6749 §6).
        if (context.scopeParameter() != null && !context.scopeParameter().isBlank()) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_SCOPE, "Refresh it without scope");
        }
        RefreshToken old = context.oldRefreshToken();
        RealmModel realm = context.grantContext().getRealm();
        ClientModel client = context.grantContext().getClient();
        TokenManager.TokenValidation valid = validateToken(
                session,
                session.getContext().getUri(),
                context.grantContext().getClientConnection(),
                realm,
                old,
                context.grantContext().getHeaders(),
                "",
                client,
                context.tokenManager(),
                context.grantContext().getEvent());
        UserSessionModel userSession = valid.userSession;
        checkNotRevoked(old, realm, client, valid);
        try {
            String service = Objects.toString(old.getOtherClaims().get(SERVICE));
            ServiceTokens tokens = new ServiceTokens(session, client, rules, clock);
            ServiceTokens.Order order = tokens.order(ExchangeRequest.again(
                    context.grantContext().getFormParams(),
                    Set.of(old.getScope().split(" ")),
                    service));
            AuthenticatedClientSessionModel login = login(old, realm, userSession);
            ServiceTokenContext own =
                    tokens.context(userSession, order.request().scopes());
            TokenManager.AccessTokenResponseBuilder answer = context.tokenManager()
                    .responseBuilder(realm, client, context.grantContext().getEvent(), session, userSession, own)
                    .accessToken(tokens.token(order, login, own));
            answer.generateRefreshToken();
            answer.getRefreshToken().setScope(old.getScope());
            mark(answer.getRefreshToken(), order.service().id(), login);
            context.grantContext().getEvent().user(userSession.getUser()).session(userSession);
            return answer;
        } catch (ExchangeRefused refused) {
            throw new OAuthErrorException(refused.error(), refused.getMessage());
        }
    }

    private void checkNotRevoked(
            RefreshToken old, RealmModel realm, ClientModel client, TokenManager.TokenValidation valid)
            throws OAuthErrorException {
        try {
            TokenVerifier.createWithoutSignature(old)
                    .withChecks(
                            TokenManager.NotBeforeCheck.forModel(realm),
                            TokenManager.NotBeforeCheck.forModel(client),
                            TokenManager.NotBeforeCheck.forModel(session, realm, valid.user))
                    .verify();
        } catch (VerificationException stale) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, "Stale token");
        }
    }

    private static AuthenticatedClientSessionModel login(
            RefreshToken old, RealmModel realm, UserSessionModel userSession) throws OAuthErrorException {
        ClientModel of =
                realm.getClientByClientId(Objects.toString(old.getOtherClaims().get(ServiceToken.LOGIN_CLIENT)));
        AuthenticatedClientSessionModel login =
                of == null ? null : userSession.getAuthenticatedClientSessionByClient(of.getId());
        if (login == null) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, "The login was given back");
        }
        return login;
    }
}
