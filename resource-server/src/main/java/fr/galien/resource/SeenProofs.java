package fr.galien.resource;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.oauth2.sdk.util.singleuse.SingleUseChecker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proofs that could still be sent again, oldest first. Nimbus's own memory has no bound. */
final class SeenProofs implements SingleUseChecker<DPoPProofUse> {

    /** With 90 seconds each, a thousand requests a second. */
    static final int MOST = 100_000;

    private final Clock clock;
    private final Duration kept;
    private final Map<Base64URL, Instant> seen = new LinkedHashMap<>();

    SeenProofs(Clock clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** What a full memory could not tell from a repetition is taken for one. */
    @Override
    public synchronized void markAsUsed(DPoPProofUse use) throws AlreadyUsedException {
        Instant now = clock.instant();
        forgetUntil(now);
        String proof = use.getIssuer().getValue() + " " + use.getJWTID().getValue();
        if (seen.size() >= MOST
                || seen.putIfAbsent(Sha256.of(proof.getBytes(StandardCharsets.UTF_8)), now.plus(kept)) != null) {
            throw new AlreadyUsedException("seen before");
        }
    }

    private void forgetUntil(Instant now) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }
}
