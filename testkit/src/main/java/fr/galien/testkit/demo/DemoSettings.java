package fr.galien.testkit.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a vendor would put in their software's configuration.
 *
 * @param base                  the software's own address: {@code https}, a host name of loopback, a port, no path
 * @param certificate           PEM file of its server certificate, leaf first
 * @param key                   PEM file of that certificate's private key, PKCS#8, not encrypted
 * @param issuer                the provider's issuer; its discovery document is expected under it
 * @param authorizationEndpoint where to send people instead of the discovered authorization endpoint: Pro Santé Connect's
 *                              wallet address
 * @param clientId              as registered, with {@link #redirectUri()} and {@link #home()}
 * @param clientSecret          as registered; never printed
 * @param trustRoot             PEM file of the authority of the provider's server certificate
 * @param services              those it calls; empty if it calls none
 */
public record DemoSettings(
        URI base,
        Path certificate,
        Path key,
        URI issuer,
        Optional<URI> authorizationEndpoint,
        String clientId,
        String clientSecret,
        Path trustRoot,
        Optional<ServiceSettings> services) {

    public DemoSettings {
        if (!"https".equals(base.getScheme())
                || base.getPort() < 1
                || !base.getPath().isEmpty()) {
            throw new IllegalArgumentException("base must be https://host:port");
        }
        Objects.requireNonNull(authorizationEndpoint);
        Objects.requireNonNull(services);
    }

    /** The one redirect URI, to be registered with the provider character for character. */
    public URI redirectUri() {
        return URI.create(base + "/callback");
    }

    /** Where the provider sends people after a logout ({@code post_logout_redirect_uri}). */
    public URI home() {
        return URI.create(base + "/");
    }

    @Override
    public String toString() {
        return "DemoSettings[base=" + base + ", issuer=" + issuer + ", clientId=" + clientId + ", clientSecret=***]";
    }
}
