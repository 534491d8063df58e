package fr.galien.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00.4Z");

    @Test
    void readsBackWhatItWrote() {
        Evidence evidence = new Evidence(List.of()).and(new Evidence.Act(Means.SECURITY_KEY, MORNING, "3f-A_9"));
        assertThat(Evidence.decode(evidence.encode())).isEqualTo(evidence);
    }

    @Test
    void keepsTheLatestActOfEachMeans() {
        Evidence evidence = new Evidence(List.of(new Evidence.Act(Means.SMART_CARD, MORNING)))
                .and(new Evidence(List.of(new Evidence.Act(Means.SMART_CARD, MORNING.plusSeconds(60)))));
        assertThat(evidence.acts()).containsExactly(new Evidence.Act(Means.SMART_CARD, MORNING.plusSeconds(60)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "SMART_CARD", "SMART_CARD@", "SMART_CARD@x", "PASSWORD@1", "SMART_CARD@1 oops"})
    void damagedNotesAreNoEvidence(String note) {
        assertThat(Evidence.decode(note).acts()).isEmpty();
    }
}
