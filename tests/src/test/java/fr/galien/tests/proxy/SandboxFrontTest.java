package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Ports;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.TestCard;
import fr.galien.tests.system.CardAttempt;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.security.SecureRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The sandbox's own front by the same measure: two sets of authorities that never meet, and fresh names below the card's. */
class SandboxFrontTest {

    private static final String TOKEN = "/auth/realms/esante-wallet/protocol/openid-connect/token";
    private static final String FRESH = "0123456789abcdef0123456789." + RunningProxy.CARD;

    private final Ports ports = TheSandbox.get().addresses().ports();
    private final TestCard organisation =
            BeforeTheSandbox.doctorsCard(CardFlaw.ORGANISATIONS).issue();

    @Test
    void cardLogsItsHolderInUnderAFreshName() {
        CardAttempt attempt = CardAttempt.begun();
        URI fresh = URI.create("https://" + FRESH + ":" + ports.card() + attempt.target());

        var person = attempt.finish(attempt.present(TheSandbox.get().card("medecin"), fresh));

        assertThat(person.path("preferred_username").asText()).isNotEmpty();
    }

    @Test
    void cardShownToOneFreshNameIsNotAnothersAndNothingIsUsedUp() throws IOException {
        CardAttempt attempt = CardAttempt.begun();
        TestCard card = TheSandbox.get().box().find("medecin").orElseThrow();

        var answer = Client.of(ports.card())
                .showing(Cards.key(card))
                .send("aaaaaaaaaaaaaaaa." + RunningProxy.CARD, get(FRESH + ":" + ports.card(), attempt.target()));

        assertThat(answer.status()).isEqualTo(421);
        cardStillLogsIn(attempt);
    }

    @Test
    void vendorsNameAnnouncesTheAuthoritiesOfOrganisationsAlone() throws IOException {
        Client vendor = Client.of(ports.mtls()).showing(Cards.key(organisation));

        var answer = vendor.send("localhost", post("localhost:" + ports.mtls(), TOKEN));

        assertThat(answer.body()).contains("\"error\"");
        assertThat(vendor.announced())
                .get(InstanceOfAssertFactories.list(Principal.class))
                .containsExactlyInAnyOrderElementsOf(FrontFiles.organisations(CardAuthority.openOrCreate(
                                TheSandbox.get().home().authority(), new SecureRandom()))
                        .stream()
                        .<Principal>map(authority -> authority.getSubjectX500Principal())
                        .toList());
    }

    @Test
    void cardIsNoVendorsCertificate() {
        TestCard card = TheSandbox.get().box().find("medecin").orElseThrow();

        assertThatThrownBy(() -> Client.of(ports.mtls())
                        .showing(Cards.key(card))
                        .send("localhost", post("localhost:" + ports.mtls(), TOKEN)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void monstrousCertificateEndsItsOwnConnectionOnly() {
        CardAttempt attempt = CardAttempt.begun();
        TestCard card = TheSandbox.get().box().find("medecin").orElseThrow();

        for (int extensions : new int[] {10_000, 1_000}) {
            var monster = Cards.key(Monster.of(card, extensions, 1));
            Refused.by(() -> Client.of(ports.card())
                    .showing(monster)
                    .send(
                            FRESH,
                            get(FRESH + ":" + ports.card(), "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA")));
        }

        cardStillLogsIn(attempt);
    }

    private void cardStillLogsIn(CardAttempt attempt) {
        URI fresh = URI.create("https://" + FRESH + ":" + ports.card() + attempt.target());
        assertThat(attempt.finish(attempt.present(TheSandbox.get().card("medecin"), fresh))
                        .path("preferred_username")
                        .asText())
                .isNotEmpty();
    }

    private static String get(String authority, String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + authority + "\r\nConnection: close\r\n\r\n";
    }

    private static String post(String authority, String target) {
        return "POST " + target + " HTTP/1.1\r\nHost: " + authority
                + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    }
}
