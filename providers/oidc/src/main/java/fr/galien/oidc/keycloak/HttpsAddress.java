package fr.galien.oidc.keycloak;

import java.net.URI;
import java.util.Optional;
import org.keycloak.Config;

/** An address among the server's settings. */
final class HttpsAddress {

    private HttpsAddress() {}

    /** @throws IllegalArgumentException naming the setting, unless it is an absolute https address */
    static Optional<URI> of(Config.Scope config, String provider, String setting) {
        Optional<URI> address = Optional.ofNullable(config.get(setting)).map(URI::create);
        address.filter(one -> !"https".equals(one.getScheme()) || one.getHost() == null)
                .ifPresent(one -> {
                    throw new IllegalArgumentException("spi-well-known--" + provider + "--" + setting
                            + " must be an absolute https address, not " + one);
                });
        return address;
    }
}
