package fr.galien.resource;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What of a request matters here. Nothing in it is believed yet.
 *
 * @param method        as in the request line
 * @param uri           as the caller sees it, scheme and host included: behind a proxy not what the server sees
 * @param authorization each value of each {@code Authorization} header
 * @param proofs        each value of each {@code DPoP} header
 * @param certificate   of the TLS connection; validated by whoever terminates it
 * @param scope         what the token has to allow; empty if nothing in particular
 */
public record BearerRequest(
        String method,
        URI uri,
        List<String> authorization,
        List<String> proofs,
        Optional<X509Certificate> certificate,
        Set<String> scope) {

    public BearerRequest {
        method = method.toUpperCase(Locale.ROOT);
        Objects.requireNonNull(uri);
        authorization = List.copyOf(authorization);
        proofs = List.copyOf(proofs);
        Objects.requireNonNull(certificate);
        scope = Set.copyOf(scope);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "BearerRequest[" + method + "]";
    }
}
