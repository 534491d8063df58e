package fr.galien.sandbox.client;

import java.net.URI;

/** How a vendor's software proves at the token endpoint that it is the one registered. */
public sealed interface ClientAuthentication {

    /** {@code client_secret_basic} or {@code client_secret_post}: the software chooses. */
    record BySecret() implements ClientAuthentication {}

    /**
     * {@code tls_client_auth} (RFC 8705 §2.1), at the mtls address.
     *
     * @param subject distinguished name of the certificate (RFC 4514), compared exactly
     * @param issuer  distinguished name of the authority that issued it. Never left open: anybody could issue it then, and the
     *                server refuses such a client
     */
    record ByCertificate(String subject, String issuer) implements ClientAuthentication {}

    /**
     * {@code tls_client_auth} with any certificate of a structure.
     *
     * @param structure its number, in the certificate's {@code OU}
     * @param issuer    as above
     */
    record ByStructure(StructureNumber structure, String issuer) implements ClientAuthentication {}

    /**
     * {@code private_key_jwt} (OpenID Connect Core §9), with keys the server fetches.
     *
     * @param address of the JWK set
     */
    record ByPublishedKeys(URI address) implements ClientAuthentication {}

    /**
     * {@code private_key_jwt} with keys the server was told.
     *
     * @param keys a JWK set of public keys, JSON
     */
    record ByKnownKeys(String keys) implements ClientAuthentication {}
}
