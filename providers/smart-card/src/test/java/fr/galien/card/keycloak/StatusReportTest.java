package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.card.revocation.RevocationState;
import fr.galien.card.revocation.RevocationState.ListState;
import fr.galien.card.revocation.RevocationState.ResponderState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void isUpWhileEveryListIsUsableAndNothingIsTroubled() {
        assertThat(report(list(NOW.plusSeconds(1), Optional.empty())).status()).isEqualTo("UP");
    }

    @Test
    void isTroubledByAListThatEndedByATroubleOrByAResponder() {
        assertThat(report(list(NOW, Optional.empty())).status()).isEqualTo("TROUBLED");
        assertThat(report(list(NOW.plusSeconds(1), Optional.of("503"))).status())
                .isEqualTo("TROUBLED");
        assertThat(StatusReport.of(
                                new RevocationState(List.of(), List.of(responder(Optional.of("no answer in time")))),
                                NOW)
                        .status())
                .isEqualTo("TROUBLED");
    }

    @Test
    void saysAgesInSeconds() {
        StatusReport.ListLine line =
                report(list(NOW.plusSeconds(1), Optional.empty())).lists().getFirst();

        assertThat(line.ageSeconds()).isEqualTo(3600);
    }

    @Test
    void leavesOutOfTheJsonWhatIsNot() {
        RevocationState never = new RevocationState(List.of(), List.of(responder(Optional.empty())));

        assertThat(StatusReport.of(never, NOW).json())
                .contains("\"authority\" : \"AC <A>\"")
                .doesNotContain("null");
    }

    @Test
    void isAPageInWhichNothingIsMarkup() {
        RevocationState state = new RevocationState(
                List.of(list(NOW.plusSeconds(1), Optional.of("a <b>"))), List.of(responder(Optional.of("\"c\" & d"))));

        assertThat(new StatusPage(StatusReport.of(state, NOW)).html())
                .contains(
                        "AC &lt;A&gt;", "a &lt;b&gt;", "&quot;c&quot; &amp; d; left alone for a while", "1 h 0 min ago")
                .doesNotContain("<A>", "<b>");
    }

    private static StatusReport report(ListState list) {
        return StatusReport.of(new RevocationState(List.of(list), List.of()), NOW);
    }

    private static ListState list(Instant end, Optional<String> trouble) {
        return new ListState(
                "AC <A>",
                URI.create("http://lists.example/a.crl"),
                Optional.of(NOW.minusSeconds(3600)),
                Optional.of(end),
                7,
                Optional.of(NOW),
                trouble);
    }

    private static ResponderState responder(Optional<String> trouble) {
        return new ResponderState(
                "AC <A>", URI.create("http://ocsp.example/"), Optional.empty(), trouble, trouble.isPresent());
    }
}
