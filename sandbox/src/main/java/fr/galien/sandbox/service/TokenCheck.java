package fr.galien.sandbox.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** How a mail server finds out whether a token is good. */
public sealed interface TokenCheck {

    /** The issuer of the tokens it takes. */
    URI issuer();

    /** The template of its settings, and what belongs into it. */
    String template();

    Map<String, String> values();

    /**
     * Asks the issuer.
     *
     * @param clientId of the messaging service
     * @param secret   its
     * @param root     PEM, of the issuer's TLS certificate
     */
    record ByIntrospection(URI issuer, String clientId, String secret, Path root) implements TokenCheck {

        @Override
        public String template() {
            return "oauth2-introspection.conf";
        }

        @Override
        public Map<String, String> values() {
            return Map.of(
                    "issuer",
                    issuer.toString(),
                    "introspection",
                    issuer + "/protocol/openid-connect/token/introspect",
                    "client",
                    clientId,
                    "secret",
                    secret,
                    "root",
                    root.toString());
        }

        @Override
        public String toString() {
            return "ByIntrospection[" + clientId + "]";
        }
    }

    /**
     * Verifies the signature, and knows nothing of what happened since.
     *
     * @param keys holds PEM files {@code <client id of the software>/<alg>/<kid>}
     */
    record ByKeys(URI issuer, Path keys) implements TokenCheck {

        @Override
        public String template() {
            return "oauth2-keys.conf";
        }

        @Override
        public Map<String, String> values() {
            return Map.of("issuer", issuer.toString(), "keys", keys.toString());
        }
    }
}
