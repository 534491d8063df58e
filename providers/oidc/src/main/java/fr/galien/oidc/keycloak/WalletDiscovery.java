package fr.galien.oidc.keycloak;

import java.net.URI;
import java.util.Optional;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;
import org.keycloak.wellknown.WellKnownProvider;

/**
 * The server's own discovery document, whose authorization endpoint is the wallet's.
 *
 * @param plain  who makes the document {@code openid-configuration}
 * @param wallet the authorization endpoint; empty where no wallet stands before the server
 */
record WalletDiscovery(WellKnownProvider plain, Optional<URI> wallet) implements WellKnownProvider {

    @Override
    public Object getConfig() {
        OIDCConfigurationRepresentation document = (OIDCConfigurationRepresentation) plain.getConfig();
        wallet.map(URI::toString).ifPresent(document::setAuthorizationEndpoint);
        return document;
    }

    @Override
    public void close() {
        // The plain provider is the session's, which closes it.
    }
}
