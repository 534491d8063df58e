package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.PresentedKey;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.TestCard;
import fr.galien.tests.system.CardAttempt;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through and around a proxy of production, by somebody who has the doctor's certificate, as everybody may, and not the card. */
@ParameterizedClass
@EnumSource(Shipped.class)
class ProxyAttackTest {

    @TempDir
    private static Path directory;

    private static TestCard doctor;
    private static BeforeTheSandbox front;

    @Parameter
    private Shipped proxy;

    @BeforeAll
    static void prepare() {
        doctor = TheSandbox.get().box().find("medecin").orElseThrow();
    }

    @BeforeParameterizedClassInvocation
    static void start(Shipped proxy) {
        front = BeforeTheSandbox.start(proxy, directory);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        front.close();
    }

    private static Client reader() {
        return Client.of(front.proxy().card());
    }

    private static Client names() {
        return Client.of(front.proxy().names());
    }

    static List<List<String>> forgeries() {
        String header = Cards.header(doctor);
        String bare = Cards.base64(doctor);
        return List.of(
                List.of("Client-Cert: " + header),
                List.of("client-cert: " + header),
                List.of("CLIENT-CERT: " + header),
                List.of("Client-Cert: " + header, "Client-Cert: " + header),
                List.of("Client-Cert: " + header, "client-cert: " + header, "CLIENT-CERT: :AAAA:"),
                List.of("Client-Cert: " + header + ", " + header),
                List.of("Client-Cert: :" + bare),
                List.of("Client-Cert: " + bare),
                List.of("Client-Cert: ::"),
                List.of("Client-Cert: :***:"),
                List.of("Client-Cert:"),
                List.of("Client_Cert: " + header),
                List.of("Client.Cert: " + header),
                List.of("X-Client-Cert: " + header),
                List.of("Client-Cert-Chain: " + header),
                List.of("Client-Cert: " + header, "Client-Cert-Chain: " + header + ", " + header),
                List.of("ssl-client-cert: " + bare, "ssl-client-verify: SUCCESS"),
                List.of("SSL_CLIENT_CERT: " + bare),
                List.of("X-SSL-Client-Cert: " + bare),
                List.of("X-Forwarded-Client-Cert: Cert=\"" + bare + "\""),
                List.of("X-Forwarded-Tls-Client-Cert: " + bare),
                List.of("Connection: close, Client-Cert", "Client-Cert: " + header));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedCertificateIsNobodys(List<String> headers) throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        var answer = reader().get(front.freshHost(), attempt.target(), headers.toArray(String[]::new));

        assertThat(attempt.refusal(answer.location())).isEqualTo("CARD-0101");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedCertificateDoesNotReplaceTheOneShown(List<String> headers) throws IOException {
        CardAttempt attempt = CardAttempt.begun();
        PresentedKey own =
                Cards.key(BeforeTheSandbox.doctorsCard(CardFlaw.FOREIGN).issue());

        var answer = reader().showing(own).get(front.freshHost(), attempt.target(), headers.toArray(String[]::new));

        assertThat(attempt.refusal(answer.location())).isEqualTo("CARD-0103");
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void forgedCertificateIsNobodysOnTheAuthHost(List<String> headers) throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        var answer = names().get(RunningProxy.AUTH, attempt.target(), headers.toArray(String[]::new));

        assertThat(attempt.refusal(answer.location())).isEqualTo("CARD-0101");
    }

    @Test
    void hugeHeaderUsesNothingUp() throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        Refused.by(
                () -> reader().get(front.freshHost(), attempt.target(), "Client-Cert: :" + "A".repeat(200_000) + ":"));

        logsIn(attempt);
    }

    @ParameterizedTest
    @CsvSource({
        "bbbbbbbbbbbbbbbb.card.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost",
        "aaaaaaaaaaaaaaaa.card.galien.localhost, auth.galien.localhost",
        "auth.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost"
    })
    void cardShownToOneHostIsNotReadOnAnother(String opened, String asked) throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        assertThat(reader().showing(Cards.key(doctor))
                        .naming(opened)
                        .get(asked, attempt.target())
                        .status())
                .isEqualTo(421);

        logsIn(attempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "OPTIONS"})
    void noOtherMethodUsesUpAHandle(String method) throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        assertThat(reader().request(method, front.freshHost(), attempt.target(), "X-HTTP-Method-Override: GET")
                        .status())
                .isIn(400, 404, 405);

        logsIn(attempt);
    }

    @Test
    void cardIsReadOnNoOtherNameThanTheCards() throws IOException {
        CardAttempt attempt = CardAttempt.begun();
        PresentedKey vendor =
                Cards.key(BeforeTheSandbox.doctorsCard(CardFlaw.ORGANISATIONS).issue());

        assertThat(names().showing(vendor)
                        .get(RunningProxy.MTLS, attempt.target())
                        .status())
                .isEqualTo(404);
        assertThat(names().get(RunningProxy.WALLET, attempt.target()).status()).isEqualTo(404);

        logsIn(attempt);
    }

    /** Refused by whoever notices first, and nobody else is the worse for it. */
    @ParameterizedTest
    @CsvSource({"1, 1048576", "10000, 1", "1000, 1"})
    void monstrousCertificateOpensNothing(int extensions, int bytesEach) {
        CardAttempt attempt = CardAttempt.begun();
        PresentedKey monster = Cards.key(Monster.of(doctor, extensions, bytesEach));
        Optional<Client.Answer> answer;
        try {
            answer = Optional.of(reader().showing(monster).get(front.freshHost(), attempt.target()));
        } catch (IOException inTheHandshake) {
            answer = Optional.empty();
        }

        answer.ifPresent(page -> {
            if (page.status() == 303) {
                assertThat(attempt.refusal(page.location())).isIn("CARD-0102", "CARD-0103");
            } else {
                assertThat(page.status()).isBetween(400, 599);
            }
        });

        logsIn(CardAttempt.begun());
    }

    static PresentedKey[] strangers() {
        return new PresentedKey[] {
            Cards.key(doctor),
            Cards.key(BeforeTheSandbox.doctorsCard(CardFlaw.ORGANISATIONS).issue()),
            Cards.key(BeforeTheSandbox.doctorsCard(CardFlaw.SELF_SIGNED).issue())
        };
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void keycloakTakesNoConnectionPastTheFront(PresentedKey stranger) {
        Client straight = Client.of(TheSandbox.get().addresses().ports().keycloak());
        CardAttempt attempt = CardAttempt.begun();
        String forged = "Client-Cert: " + Cards.header(doctor);

        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
            assertThatThrownBy(() -> straight.speaking(protocol).get("localhost", attempt.target(), forged))
                    .as("without a certificate")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() ->
                            straight.speaking(protocol).showing(stranger).get("localhost", attempt.target(), forged))
                    .as("with one of somebody else's")
                    .isInstanceOf(IOException.class);
        }

        logsIn(attempt);
    }

    /** The handle was not used up by what was tried. */
    private static void logsIn(CardAttempt attempt) {
        Card card = TheSandbox.get().card("medecin");

        var person = attempt.finish(attempt.present(card, front.fresh(attempt.target())));

        assertThat(person.path("preferred_username").asText())
                .isEqualTo(doctor.holder().value());
    }
}
