package fr.galien.resource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeenProofsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final SeenProofs seen = new SeenProofs(
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            },
            Duration.ofSeconds(90));

    @Test
    void knowsAProofAgainAsLongAsItCouldBeSentAgain() throws AlreadyUsedException {
        seen.markAsUsed(use("key", "one"));
        now.set(NOON.plusSeconds(90));

        assertThatThrownBy(() -> seen.markAsUsed(use("key", "one"))).isInstanceOf(AlreadyUsedException.class);
    }

    @Test
    void tellsKeysApart() throws AlreadyUsedException {
        seen.markAsUsed(use("key", "one"));

        assertThatCode(() -> seen.markAsUsed(use("other", "one"))).doesNotThrowAnyException();
    }

    @Test
    void refusesAllWhenItsMemoryIsFullAndForgetsWhatIsOld() throws AlreadyUsedException {
        for (int one = 0; one < SeenProofs.MOST; one++) {
            seen.markAsUsed(use("key", Integer.toString(one)));
        }

        assertThatThrownBy(() -> seen.markAsUsed(use("key", "new"))).isInstanceOf(AlreadyUsedException.class);
        now.set(NOON.plusSeconds(91));
        assertThatCode(() -> seen.markAsUsed(use("key", "new"))).doesNotThrowAnyException();
    }

    private static DPoPProofUse use(String key, String id) {
        return new DPoPProofUse(new DPoPIssuer(key), new JWTID(id), 90);
    }
}
