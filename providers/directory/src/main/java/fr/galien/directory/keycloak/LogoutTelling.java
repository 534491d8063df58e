package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutNotice;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Taken;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;
import org.keycloak.util.JsonSerialization;
import org.keycloak.util.TokenUtil;

/**
 * Makes a logout token and sends it. As Keycloak's {@code DefaultTokenManager.initLogoutToken}, out of what is left of the
 * session; signed by Keycloak, with the key and algorithm of the client's ID tokens.
 */
final class LogoutTelling implements Function<Taken, Optional<LogoutSender.Attempt>> {

    /** "Preferably at most two minutes in the future" (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final KeycloakSessionFactory factory;
    private final LogoutDelivery delivery;

    LogoutTelling(KeycloakSessionFactory factory, LogoutDelivery delivery) {
        this.factory = factory;
        this.delivery = delivery;
    }

    private record Letter(String clientId, String address, String token, CloseableHttpClient http) {}

    @Override
    public Optional<LogoutSender.Attempt> apply(Taken taken) {
        // Sent when the transaction is over: nobody's slowness holds one.
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> letter(session, taken.notice()))
                .map(letter -> new LogoutSender.Attempt(
                        letter.clientId(), delivery.post(letter.http(), letter.address(), letter.token())));
    }

    /** Empty if the client is gone, switched off, or no longer wants to be told. */
    private static Optional<Letter> letter(KeycloakSession session, LogoutNotice notice) {
        RealmModel realm = session.realms().getRealm(notice.realm());
        ClientModel client = realm == null ? null : realm.getClientById(notice.client());
        if (client == null || !client.isEnabled()) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        session.getContext().setClient(client);
        return Owed.address(client)
                .map(address -> new Letter(
                        client.getClientId(),
                        address,
                        session.tokens().encode(token(client, notice)),
                        session.getProvider(HttpClientProvider.class).getHttpClient()));
    }

    private static LogoutToken token(ClientModel client, LogoutNotice notice) {
        OIDCAdvancedConfigWrapper wants = OIDCAdvancedConfigWrapper.fromClientModel(client);
        LogoutToken token = new LogoutToken();
        token.id(SecretGenerator.getInstance().generateSecureID());
        token.issuedNow();
        token.exp(token.getIat() + LIFE.toSeconds());
        token.issuer(notice.issuer());
        token.addAudience(client.getClientId());
        token.setSubject(notice.sub());
        token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT, JsonSerialization.createObjectNode());
        if (wants.isBackchannelLogoutSessionRequired()) {
            token.setSid(notice.sid());
        }
        if (wants.getBackchannelLogoutRevokeOfflineTokens()) {
            token.putEvents(TokenUtil.TOKEN_BACKCHANNEL_LOGOUT_EVENT_REVOKE_OFFLINE_TOKENS, true);
        }
        return token;
    }
}
