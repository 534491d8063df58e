package fr.galien.sandbox.client;

/** How a vendor's software proves at the token endpoint that it is the one registered. */
public sealed interface ClientAuthentication {

    /** {@code client_secret_basic} or {@code client_secret_post}: the software chooses. */
    record BySecret() implements ClientAuthentication {}

    /**
     * {@code tls_client_auth} (RFC 8705 §2.1), at the mtls address.
     *
     * @param subject distinguished name of the certificate (RFC 4514), compared exactly
     * @param issuer  distinguished name of the authority it must lead to. Never left open: Keycloak would then accept the
     *                subject from anybody, self-signed included
     */
    record ByCertificate(String subject, String issuer) implements ClientAuthentication {}
}
