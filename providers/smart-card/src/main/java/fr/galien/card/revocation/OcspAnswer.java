package fr.galien.card.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * A responder's answer that can be believed: only {@link OcspReader} makes one.
 *
 * @param nextUpdate until when it holds; without it, it holds for this question alone
 */
record OcspAnswer(Status status, Optional<Instant> nextUpdate) {

    enum Status {
        GOOD,
        REVOKED,
        /** It knows nothing of the certificate, which is not good. */
        UNKNOWN
    }
}
