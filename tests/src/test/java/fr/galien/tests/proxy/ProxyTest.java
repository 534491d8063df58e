package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.Card;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.tests.system.CardAttempt;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A card login whose card is read by a proxy of production: the real proxy, Keycloak, rules and tokens. */
@ParameterizedClass
@EnumSource(Shipped.class)
class ProxyTest {

    @TempDir
    private static Path directory;

    private static BeforeTheSandbox front;

    @Parameter
    private Shipped proxy;

    @BeforeParameterizedClassInvocation
    static void start(Shipped proxy) {
        front = BeforeTheSandbox.start(proxy, directory);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        front.close();
    }

    @ParameterizedTest
    @CsvSource({"medecin", "infirmiere"})
    void cardLogsItsHolderIn(String name) {
        CardAttempt attempt = CardAttempt.begun();
        Card card = TheSandbox.get().card(name);

        var person = attempt.finish(attempt.present(card, front.fresh(attempt.target())));

        assertThat(person.path("preferred_username").asText())
                .isEqualTo(
                        TheSandbox.get().box().find(name).orElseThrow().holder().value());
    }

    @Test
    void cardLogsItsHolderInUnderTheBareNameToo() {
        CardAttempt attempt = CardAttempt.begun();
        Card card = TheSandbox.get().card("medecin");

        var back = attempt.present(card, front.proxy().cardAddress(RunningProxy.CARD, attempt.target()));

        assertThat(attempt.finish(back).path("preferred_username").asText()).isNotEmpty();
    }

    /** Those a proxy that verifies would answer with a broken connection are the reason it must not. */
    @ParameterizedTest
    @CsvSource({
        "EXPIRED,         CARD-0107",
        "NOT_YET_VALID,   CARD-0108",
        "SIGNATURE,       CARD-0109",
        "NO_CLIENT_AUTH,  CARD-0110",
        "SOFTWARE,        CARD-0111",
        "PRODUCTION,      CARD-0105",
        "ELEMENTAIRE,     CARD-0106",
        "ORGANISATIONS,   CARD-0106",
        "SELF_SIGNED,     CARD-0103",
        "FOREIGN,         CARD-0103"
    })
    void cardThatMustNotOpenGetsItsPage(CardFlaw flaw, String code) {
        CardAttempt attempt = CardAttempt.begun();
        Card card = TheSandbox.get().inReader(BeforeTheSandbox.doctorsCard(flaw).issue());

        assertThat(attempt.refusal(attempt.present(card, front.fresh(attempt.target()))))
                .isEqualTo(code);
    }

    @Test
    void emptyReaderGetsItsPage() throws IOException {
        CardAttempt attempt = CardAttempt.begun();

        var answer = Client.of(front.proxy().card()).get(front.freshHost(), attempt.target());

        assertThat(attempt.refusal(answer.location())).isEqualTo("CARD-0101");
    }

    @Test
    void authHostServesTheRealm() throws IOException {
        Client names = Client.of(front.proxy().names());

        assertThat(names.get(RunningProxy.AUTH, "/auth/realms/esante-wallet/.well-known/openid-configuration")
                        .body())
                .contains(TheSandbox.get().addresses().issuer().toString());
    }

    @Test
    void vendorReachesTheTokenEndpoint() throws IOException {
        var vendor =
                Cards.key(BeforeTheSandbox.doctorsCard(CardFlaw.ORGANISATIONS).issue());

        var answer = Client.of(front.proxy().names())
                .showing(vendor)
                .request("POST", RunningProxy.MTLS, "/auth/realms/esante-wallet/protocol/openid-connect/token");

        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.body()).contains("\"error\"");
    }
}
