package fr.galien.token.keycloak;

import fr.galien.oidc.ServiceToken;
import fr.galien.token.Binding;
import fr.galien.token.Exchange;
import fr.galien.token.ExchangeRefusal;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.ExchangeRequest;
import fr.galien.token.assertion.AssertionAnswer;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * The exchange of a login's token for that of a service.
 *
 * <pre>
 * RFC 8693 §2.1   parameters                                   -> ExchangeRequest
 * RFC 8705 §2     client authentication by certificate         -> CertificateClientAuthenticator, before us
 * RFC 8693 §2.1   audience and scope                           -> ServiceChoice
 * RFC 8705 §3, RFC 9449 §5  what the token is bound to         -> Sender, Binding
 * RFC 8693 §2.1   actor_token                                  -> ActorToken, ActorSignature
 * RFC 8693 §2.1   subject_token: valid, whose, bound           -> here
 * the person, the structure, the situation, the level          -> Exchange
 * </pre>
 *
 * <p>Keycloak's own exchange is left to clients that an administrator allows it: it knows neither assertions nor what ANS's
 * proxy sends, and writes into the session of the login.
 */
record ServiceTokenExchange(Exchange rules, Clock clock) implements TokenExchangeProvider {

    private static final Logger LOG = Logger.getLogger(ServiceTokenExchange.class);
    private static final long ASSERTION_SECONDS = 300;

    @Override
    public boolean supports(TokenExchangeContext context) {
        return !OIDCAdvancedConfigWrapper.fromClientModel(context.getClient()).isStandardTokenExchangeEnabled();
    }

    @Override
    public Response exchange(TokenExchangeContext context) {
        KeycloakSession session = context.getSession();
        ServiceTokens tokens = new ServiceTokens(session, context.getClient(), rules, clock);
        try {
            ExchangeRequest request =
                    ExchangeRequest.read(context.getFormParams(), ServiceTokenExchangeFactory.issuer(session));
            ServiceTokens.Order order = tokens.order(request);
            context.getEvent().detail(Details.AUDIENCE, order.service().id());
            AuthenticatedClientSessionModel login = login(context, tokens, order);
            Object answer = request.form() == ExchangeRequest.Form.ASSERTION
                    ? assertion(tokens.assertion(order, login), context)
                    : token(tokens, order, login, context);
            context.getEvent().success();
            return context.getCors().add(Response.ok(answer, MediaType.APPLICATION_JSON_TYPE));
        } catch (ExchangeRefused refused) {
            throw refused(context, refused.code(), refused.error(), refused.sentence());
        }
    }

    /** Of the client that the subject token was issued to, once that token is found good. */
    private static AuthenticatedClientSessionModel login(
            TokenExchangeContext context, ServiceTokens tokens, ServiceTokens.Order order) throws ExchangeRefused {
        KeycloakSession session = context.getSession();
        AuthResult subject = AuthenticationManager.verifyIdentityToken(
                session,
                context.getRealm(),
                session.getContext().getUri(),
                context.getClientConnection(),
                true,
                true,
                null,
                false,
                order.request().subjectToken(),
                context.getHeaders(),
                verifier -> {});
        if (subject == null
                || subject.session() == null
                || subject.session().getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            throw new ExchangeRefused(ExchangeRefusal.SUBJECT_INVALID);
        }
        AccessToken token = subject.token();
        check(!token.getOtherClaims().containsKey(ServiceToken.LOGIN_CLIENT), ExchangeRefusal.SUBJECT_OF_A_SERVICE);
        check(order.asker().software().subjects().contains(token.getIssuedFor()), ExchangeRefusal.SUBJECT_OF_ANOTHER);
        check(isShownBy(token.getConfirmation(), order), ExchangeRefusal.SUBJECT_BOUND_ELSEWHERE);
        ClientModel of = context.getRealm().getClientByClientId(token.getIssuedFor());
        AuthenticatedClientSessionModel login =
                of == null ? null : subject.session().getAuthenticatedClientSessionByClient(of.getId());
        check(login != null, ExchangeRefusal.SUBJECT_INVALID);
        EventBuilder event = context.getEvent();
        event.user(subject.user());
        event.session(subject.session());
        event.detail(Details.SUBJECT_TOKEN_CLIENT_ID, token.getIssuedFor());
        return login;
    }

    private static void check(boolean kept, ExchangeRefusal refusal) throws ExchangeRefused {
        if (!kept) {
            throw new ExchangeRefused(refusal);
        }
    }

    /** A token that is bound is good in the hands of whoever it is bound to, here as everywhere. */
    private static boolean isShownBy(AccessToken.Confirmation bound, ServiceTokens.Order order) {
        if (bound == null) {
            return true;
        }
        return switch (order.sender()) {
            case Binding.ToCertificate shown -> shown.certificate().standard().equals(bound.getCertThumbprint());
            case Binding.ToKey shown -> shown.thumbprint().equals(bound.getKeyThumbprint());
            case Binding.ToNothing none -> false;
        };
    }

    private static AccessTokenResponse token(
            ServiceTokens tokens,
            ServiceTokens.Order order,
            AuthenticatedClientSessionModel login,
            TokenExchangeContext context)
            throws ExchangeRefused {
        ServiceTokenContext own =
                tokens.context(login.getUserSession(), order.request().scopes());
        AccessToken token = tokens.token(order, login, own);
        TokenManager.AccessTokenResponseBuilder answer = ((TokenManager) context.getTokenManager())
                .responseBuilder(
                        context.getRealm(),
                        context.getClient(),
                        context.getEvent(),
                        context.getSession(),
                        login.getUserSession(),
                        own)
                .accessToken(token);
        if (order.request().asProxy()) {
            answer.generateRefreshToken();
            ServiceTokenRefresh.mark(answer.getRefreshToken(), order.service().id(), login);
        }
        AccessTokenResponse response = answer.build();
        response.setOtherClaims(OAuth2Constants.ISSUED_TOKEN_TYPE, ExchangeRequest.ACCESS_TOKEN);
        return response;
    }

    /** RFC 8693 §2.2.1: {@code N_A}, since it is not an access token. */
    private Map<String, Object> assertion(AssertionAnswer answer, TokenExchangeContext context) {
        return switch (answer) {
            case AssertionAnswer.Issued issued -> {
                Map<String, Object> response = new LinkedHashMap<>();
                response.put(
                        OAuth2Constants.ACCESS_TOKEN,
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(issued.xml().getBytes(StandardCharsets.UTF_8)));
                response.put(OAuth2Constants.ISSUED_TOKEN_TYPE, ExchangeRequest.SAML2);
                response.put(OAuth2Constants.TOKEN_TYPE, "N_A");
                response.put(OAuth2Constants.EXPIRES_IN, ASSERTION_SECONDS);
                yield response;
            }
            case AssertionAnswer.Refused refused ->
                throw refused(
                        context,
                        refused.refusal().code(),
                        "invalid_request",
                        refused.refusal().sentence());
        };
    }

    private static CorsErrorResponseException refused(
            TokenExchangeContext context, String code, String error, String sentence) {
        LOG.infof("%s: client '%s' gets no token: %s", code, context.getClient().getClientId(), sentence);
        context.getEvent().detail(Details.REASON, code);
        context.getEvent().error(Errors.INVALID_REQUEST);
        return new CorsErrorResponseException(
                context.getCors(), error, code + ": " + sentence, Response.Status.BAD_REQUEST);
    }

    @Override
    public void close() {}
}
