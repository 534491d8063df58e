package fr.galien.token.keycloak;

import fr.galien.assurance.Levels;
import fr.galien.assurance.flow.SessionLevel;
import fr.galien.claims.OwnActivity;
import fr.galien.directory.ProfessionalUser;
import fr.galien.oidc.ServiceToken;
import fr.galien.token.Binding;
import fr.galien.token.Exchange;
import fr.galien.token.ExchangeRefusal;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.ExchangeRequest;
import fr.galien.token.Requester;
import fr.galien.token.Service;
import fr.galien.token.ServiceChoice;
import fr.galien.token.assertion.AssertionAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.SessionExpirationUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.util.TokenUtil;

/** Makes tokens of services out of a person's session, for the client of this request. */
final class ServiceTokens {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ClientModel client;
    private final Exchange rules;
    private final Clock clock;

    ServiceTokens(KeycloakSession session, ClientModel client, Exchange rules, Clock clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.client = client;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What was asked of whom, every check of the request itself behind it.
     *
     * @param service for which
     * @param request as asked
     * @param asker   who asks
     * @param sender  what the connection proves
     */
    record Order(Service service, ExchangeRequest request, Exchange.Asker asker, Binding sender) {}

    /** The checks that need no session. */
    Order order(ExchangeRequest request) throws ExchangeRefused {
        Requester requester = requester();
        Service service = ServiceChoice.of(request.scopes(), request.audience(), requester, this::service);
        Sender sender = Sender.of(session, client, requester);
        Binding shown = sender.binding().confirmedBy(request.confirmation()).enoughFor(service);
        return new Order(
                service,
                request,
                new Exchange.Asker(
                        requester,
                        sender.structure(),
                        new ActorSignature(session, client).read(request.actorToken(), clock.instant())),
                shown);
    }

    Requester requester() {
        return Requester.of(client.getClientId(), client.getAttributes());
    }

    private Optional<Service> service(String id) {
        return Optional.ofNullable(realm.getClientByClientId(id))
                .filter(ClientModel::isEnabled)
                .flatMap(found -> Service.of(id, found::getAttribute));
    }

    /** @param login the session of the client whose login it was */
    AccessToken token(Order order, AuthenticatedClientSessionModel login, ServiceTokenContext context)
            throws ExchangeRefused {
        Instant now = clock.instant();
        Map<String, Object> claims = rules.claims(order.service(), order.request(), login(login), order.asker(), now);
        UserSessionModel userSession = login.getUserSession();
        TokenContextEncoderProvider ids = session.getProvider(TokenContextEncoderProvider.class);
        context.setAttribute(Constants.GRANT_TYPE, OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE);
        AccessToken token = new AccessToken();
        token.id(ids.encodeTokenId(ids.getTokenContextFromClientSessionContext(
                context, SecretGenerator.getInstance().generateSecureID(), false)));
        token.issuer(ServiceTokenExchangeFactory.issuer(session));
        token.subject(userSession.getUser().getId());
        token.issuedFor(client.getClientId());
        token.audience(order.service().id());
        token.setSessionId(userSession.getId());
        token.setScope(String.join(" ", order.request().scopes()));
        token.iat(now.getEpochSecond());
        token.exp(end(order.service(), now, userSession).getEpochSecond());
        token.setAuth_time(loggedIn(userSession).getEpochSecond());
        SessionLevel.of(userSession).ifPresent(worth -> {
            token.setAcr(worth.level().acr());
            token.setOtherClaims("amr", worth.by().means().methods());
            token.setOtherClaims("authMode", worth.by().means().authMode());
        });
        token.setOtherClaims(ServiceToken.LOGIN_CLIENT, login.getClient().getClientId());
        token.getOtherClaims().putAll(claims);
        bind(token, order);
        return token;
    }

    AssertionAnswer assertion(Order order, AuthenticatedClientSessionModel login) throws ExchangeRefused {
        return rules.assertion(order.service(), order.request(), login(login), order.asker(), clock.instant());
    }

    private static void bind(AccessToken token, Order order) {
        AccessToken.Confirmation confirmation = new AccessToken.Confirmation();
        token.type(TokenUtil.TOKEN_TYPE_BEARER);
        switch (order.service().kind().isBound() ? order.sender() : new Binding.ToNothing()) {
            case Binding.ToCertificate bound -> {
                confirmation.setCertThumbprint(
                        order.service().legacyBinding()
                                ? bound.certificate().legacy()
                                : bound.certificate().standard());
                token.setConfirmation(confirmation);
            }
            case Binding.ToKey bound -> {
                confirmation.setKeyThumbprint(bound.thumbprint());
                token.setConfirmation(confirmation);
                token.type(TokenUtil.TOKEN_TYPE_DPOP);
            }
            case Binding.ToNothing none -> {}
        }
    }

    private Instant end(Service service, Instant now, UserSessionModel userSession) {
        Instant end = now.plus(service.lifetime());
        Instant sessionEnd = Instant.ofEpochMilli(SessionExpirationUtils.calculateUserSessionMaxLifespanTimestamp(
                false, userSession.isRememberMe(), 1000L * userSession.getStarted(), realm));
        return service.outlivesSession() || end.isBefore(sessionEnd) ? end : sessionEnd;
    }

    private static Exchange.Login login(AuthenticatedClientSessionModel login) throws ExchangeRefused {
        UserSessionModel userSession = login.getUserSession();
        if (!(userSession.getUser() instanceof ProfessionalUser user)) {
            throw new ExchangeRefused(ExchangeRefusal.NOT_A_PROFESSIONAL);
        }
        Optional<Levels.Worth> worth = SessionLevel.of(userSession);
        return new Exchange.Login(
                user.professional(),
                worth.map(Levels.Worth::level),
                worth.map(one -> one.by().means().authMode()).orElse(""),
                loggedIn(userSession),
                Optional.ofNullable(login.getNote(OwnActivity.NOTE)));
    }

    private static Instant loggedIn(UserSessionModel userSession) {
        return Instant.ofEpochSecond(Long.parseLong(Objects.toString(
                userSession.getNote(AuthenticationManager.AUTH_TIME), Integer.toString(userSession.getStarted()))));
    }

    /**
     * This client's part of the person's session. Software that exchanges what another logged in for gets one, so that
     * revoking, logging out and "my account" know it as they know any other; nothing of a login is written into one that is
     * there.
     */
    ServiceTokenContext context(UserSessionModel userSession, Set<String> scopes) {
        AuthenticatedClientSessionModel own = userSession.getAuthenticatedClientSessionByClient(client.getId());
        if (own == null) {
            own = session.sessions().createClientSession(realm, client, userSession);
            own.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
            own.setNote(OIDCLoginProtocol.ISSUER, ServiceTokenExchangeFactory.issuer(session));
        } else if (!AuthenticationManager.isClientSessionValid(realm, client, userSession, own)) {
            own.restartClientSession();
        }
        return new ServiceTokenContext(own, new TreeSet<>(scopes), session);
    }
}
