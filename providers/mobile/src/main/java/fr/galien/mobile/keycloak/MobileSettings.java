package fr.galien.mobile.keycloak;

import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * What the operator said of phones, read once.
 *
 * @param wallet the origin of the web application, {@code https://phone.example.org}; empty: no phone can be used
 */
record MobileSettings(Optional<URI> wallet) {

    private static final Logger LOG = Logger.getLogger(MobileSettings.class);

    static MobileSettings read(Config.Scope config) {
        String wallet = config.get("wallet");
        if (wallet == null || wallet.isBlank()) {
            return new MobileSettings(Optional.empty());
        }
        try {
            URI origin = URI.create(wallet);
            if ("https".equals(origin.getScheme())
                    && origin.getHost() != null
                    && origin.getRawPath().isEmpty()
                    && origin.getRawQuery() == null) {
                return new MobileSettings(Optional.of(origin));
            }
        } catch (IllegalArgumentException unreadable) {
            LOG.debug(unreadable.getMessage());
        }
        LOG.errorf(
                "No phone can be used: option spi-realm-restapi-extension--%s--wallet is no https origin",
                MobileResourceProviderFactory.ID);
        return new MobileSettings(Optional.empty());
    }

    boolean isWallet(String origin) {
        return wallet.filter(known -> known.toString().equals(origin)).isPresent();
    }
}
