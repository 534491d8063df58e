package fr.galien.card.revocation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A list whose signature, issuer, dates and extensions were found good: only {@link ListReader} makes one.
 *
 * @param number of the authority's lists, growing (RFC 5280 §5.2.3)
 */
record RevocationList(Instant thisUpdate, Instant nextUpdate, Optional<BigInteger> number, RevokedSerials serials) {

    /** A valid signature does not make a list new: yesterday's has one too. */
    boolean isOlderThan(RevocationList other) {
        return thisUpdate.isBefore(other.thisUpdate)
                || number.isPresent()
                        && other.number.isPresent()
                        && number.get().compareTo(other.number.get()) < 0;
    }

    boolean isOverdue(Instant now) {
        return !now.isBefore(nextUpdate);
    }
}
