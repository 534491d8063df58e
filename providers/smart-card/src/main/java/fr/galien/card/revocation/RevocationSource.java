package fr.galien.card.revocation;

import java.net.URI;
import java.util.Optional;

/**
 * Where the operator says an authority publishes what it revoked.
 *
 * @param authority common name of a pinned authority, root or intermediate
 * @param list      {@code http}, {@code https} or {@code file}
 * @param ocsp      {@code http} or {@code https}
 * @param nonce     whether an answer without our nonce is worthless (RFC 9654); without it, an answer may be an old one
 *                  said again until its own {@code nextUpdate}
 */
public record RevocationSource(String authority, Optional<URI> list, Optional<URI> ocsp, boolean nonce) {}
