package fr.galien.mobile.keycloak;

import fr.galien.mobile.attestation.AttestationFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * What the operator said of phones, read once.
 *
 * @param wallet the origin of the web application, {@code https://phone.example.org}; empty: no phone can be used
 * @param push   how browsers are rung; empty: none is
 * @param smsFile where a sandbox writes text messages
 * @param attestation what native devices and authenticators are judged by; empty: none is asked what it is
 */
record MobileSettings(
        Optional<URI> wallet, Optional<Push> push, Optional<Path> smsFile, Optional<AttestationFiles> attestation) {

    /**
     * @param hosts of the push services that may be called
     * @param key   PEM file of the key by which they know us
     */
    record Push(List<String> hosts, Path key) {}

    private static final Logger LOG = Logger.getLogger(MobileSettings.class);

    static MobileSettings read(Config.Scope config) {
        return new MobileSettings(
                wallet(config),
                push(config),
                path(config, "sms-file"),
                path(config, "attestation").map(AttestationFiles::new));
    }

    private static Optional<Path> path(Config.Scope config, String option) {
        return Optional.ofNullable(config.get(option))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    private static Optional<Push> push(Config.Scope config) {
        String key = config.get("vapid-key");
        String hosts = config.get("push-hosts");
        return key == null || key.isBlank() || hosts == null || hosts.isBlank()
                ? Optional.empty()
                : Optional.of(new Push(List.of(hosts.strip().split("\\s*,\\s*")), Path.of(key)));
    }

    private static Optional<URI> wallet(Config.Scope config) {
        String wallet = config.get("wallet");
        if (wallet == null || wallet.isBlank()) {
            return Optional.empty();
        }
        try {
            URI origin = URI.create(wallet);
            if ("https".equals(origin.getScheme())
                    && origin.getHost() != null
                    && origin.getRawPath().isEmpty()
                    && origin.getRawQuery() == null) {
                return Optional.of(origin);
            }
        } catch (IllegalArgumentException unreadable) {
            LOG.debug(unreadable.getMessage());
        }
        LOG.errorf(
                "No phone can be used: option spi-realm-restapi-extension--%s--wallet is no https origin",
                MobileResourceProviderFactory.ID);
        return Optional.empty();
    }

    boolean isWallet(String origin) {
        return wallet.filter(known -> known.toString().equals(origin)).isPresent();
    }
}
