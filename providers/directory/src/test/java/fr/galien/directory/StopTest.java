package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopTest {

    private static final Stop STOP = new Stop("899700000018", "left", Instant.parse("2026-11-22T02:00:00.700Z"));

    @ParameterizedTest
    @CsvSource({"2026-11-21T08:00:00Z", "2026-11-22T02:00:00Z", "2026-11-22T02:04:00Z"})
    void leavesNothingOpenOfSomebodyWhoMayNotLogIn(Instant openedAt) {
        assertThat(STOP.ends(openedAt, false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, true",
        "2026-11-22T02:00:00Z, true",
        "2026-11-22T02:00:01Z, false",
        "2026-11-22T09:00:00Z, false"
    })
    void endsOfSomebodyWhoIsBackOnlyWhatWasOpenBefore(Instant openedAt, boolean ends) {
        assertThat(STOP.ends(openedAt, true)).isEqualTo(ends);
    }

    @Test
    void namesNobodyInALog() {
        assertThat(STOP.toString()).doesNotContain("0018");
        assertThat(new LogoutNotice("realm", "client", "f:x:899700000018", "https://issuer", "sid").toString())
                .doesNotContain("0018");
        assertThat(new ContactChange(1, "agathe@example.org", ContactChange.What.EMAIL, 1).toString())
                .doesNotContain("agathe");
    }
}
