package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approvals;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.ciba.channel.AuthenticationChannelProvider;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;

/**
 * {@code galien}: how a request over CIBA reaches the person. In this server, without a callback that anybody could be given:
 * rings for what {@link CibaExecutor} opened, once everything is stored.
 */
record CibaChannel(KeycloakSession session) implements AuthenticationChannelProvider {

    private static final String OPENED = "galien.ciba.opened.";

    static void hand(KeycloakSession session, CIBAAuthenticationRequest request, Approvals.Opened opened) {
        session.setAttribute(OPENED + request.getId(), opened);
    }

    /** @return false, of which Keycloak makes 503, where the realm has no policy that judges requests */
    @Override
    public boolean requestAuthentication(CIBAAuthenticationRequest request, String unused) {
        Approvals.Opened opened = session.getAttribute(OPENED + request.getId(), Approvals.Opened.class);
        if (opened != null && opened.rings()) {
            MobileResourceProviderFactory.of(session)
                    .bell()
                    .ring(request.getUser().getId());
        }
        return opened != null;
    }

    @Override
    public void close() {}
}
