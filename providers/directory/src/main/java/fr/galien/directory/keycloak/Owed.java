package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutNotice;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.representations.LogoutToken;

/** Who must be told when a session ends: each client in it that has a back-channel logout address. */
final class Owed {

    private static final Logger LOG = Logger.getLogger(Owed.class);

    private Owed() {}

    /** @param userId of the session's user, who need not exist any more */
    static List<LogoutNotice> by(KeycloakSession session, UserSessionModel ending, String userId) {
        return ending.getAuthenticatedClientSessions().values().stream()
                .flatMap(client -> by(session, client, userId).stream())
                .toList();
    }

    static Optional<LogoutNotice> by(KeycloakSession session, AuthenticatedClientSessionModel ending, String userId) {
        ClientModel client = ending.getClient();
        if (client == null || address(client).isEmpty()) {
            return Optional.empty();
        }
        ClientModel before = session.getContext().getClient();
        session.getContext().setClient(client);
        try {
            // Keycloak's own, for the subject this client knows: pairwise if it has one.
            LogoutToken token = session.tokens().initLogoutToken(client, new SessionEnding.Whoever(userId), ending);
            return Optional.of(new LogoutNotice(
                    client.getRealm().getId(),
                    client.getId(),
                    token.getSubject(),
                    token.getIssuer(),
                    ending.getUserSession().getId()));
        } catch (RuntimeException e) {
            // A mapper that cannot do without the user. The session ends all the same.
            LOG.warnf(
                    "RPPS-0332: client %s cannot be told of a logout, reason=%s",
                    client.getClientId(), e.getClass().getSimpleName());
            return Optional.empty();
        } finally {
            session.getContext().setClient(before);
        }
    }

    /** Absolute, or relative to the client's root, as Keycloak resolves it. */
    static Optional<String> address(ClientModel client) {
        return Optional.ofNullable(
                        OIDCAdvancedConfigWrapper.fromClientModel(client).getBackchannelLogoutUrl())
                .filter(address -> !address.isBlank())
                .map(address -> address.startsWith("/") && client.getRootUrl() != null
                        ? client.getRootUrl() + address
                        : address);
    }
}
