package fr.galien.tests.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.agent.BoxReader;
import fr.galien.testkit.agent.CardAgent;
import fr.galien.testkit.agent.OpenedCard;
import fr.galien.testkit.card.CardExport;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Draft;
import fr.galien.testkit.phone.MapService;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.testkit.phone.Reply;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A login over CIBA that the card in the reader of the desk confirms. */
class CardAgentTest {

    private static final String HOLDER = "pharmacien";

    private final MapService service = new MapService(
            TheSandbox.get().trust().client(),
            TheSandbox.get().addresses().issuer(),
            Clock.systemUTC(),
            new SecureRandom());

    @Test
    void logsInWithACardBehindPkcs11AndItsPin(@TempDir Path scratch) throws Exception {
        CibaSoftware software = CibaSoftware.named("ciba-card");
        SoftHsmToken token = CardExport.toSoftHsm(card(), scratch);
        String request = software.accepted(ask(software, "42"));

        Run wrongPin = run(token, "9999\n");
        Run right = run(token, card().pin().digits() + "\n42\n");

        assertThat(wrongPin.status()).isEqualTo(1);
        assertThat(wrongPin.said()).contains("BOX-1110");
        assertThat(right.status()).as(right.said()).isZero();
        assertThat(right.said()).contains("Officine de ciba-card", "approved");
        JsonNode tokens = software.tokens(request);
        JsonNode access = CibaSoftware.claims(tokens.path("access_token").textValue());
        assertThat(access.path("acr").textValue()).isEqualTo("eidas3");
        assertThat(access.path("authMode").textValue()).isEqualTo("CARD");
        assertThat(CibaSoftware.claims(tokens.path("id_token").textValue())
                        .path("acr")
                        .textValue())
                .isEqualTo("eidas1");
    }

    private record Run(int status, String said) {}

    /** Another process: a PKCS#11 module reads its environment once. */
    private static Run run(SoftHsmToken token, String typed) throws Exception {
        Path out = Files.createTempFile("galien-agent", ".txt");
        try {
            ProcessBuilder agent = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "fr.galien.sandbox.Galien",
                            "card",
                            "agent",
                            "--module",
                            token.module().toString(),
                            "--home",
                            TheSandbox.get().home().root().toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            agent.environment().putAll(token.environment());
            Process process = agent.start();
            process.getOutputStream().write(typed.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the agent does not end: " + Files.readString(out));
            }
            return new Run(process.exitValue(), Files.readString(out));
        } finally {
            Files.deleteIfExists(out);
        }
    }

    @Test
    void closesARequestAtOneWrongNumber() throws IOException {
        CibaSoftware software = CibaSoftware.ofSixDigits("ciba-card-wrong");
        String request = software.accepted(ask(software, "424242"));
        PhoneRequest shown = shownFor("ciba-card-wrong");

        refuses(() -> agent(card()).answer(shown, Act.APPROVE, "424243"), "ECPS-0208");

        assertThat(CibaSoftware.error(software.answer(request))).isEqualTo("access_denied");
    }

    @Test
    void stopsARequest() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-card-stop");
        String request = software.accepted(ask(software, "43"));

        assertThat(agent(card()).answer(shownFor("ciba-card-stop"), Act.CANCEL, ""))
                .isEqualTo("cancelled");

        assertThat(CibaSoftware.error(software.answer(request))).isEqualTo("access_denied");
    }

    @Test
    void showsNothingToTheCardOfAnotherPersonAndTakesNoAnswerOfIt() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-card-other");
        software.accepted(ask(software, "44"));
        PhoneRequest shown = shownFor("ciba-card-other");
        TestCard thief = box("medecin");

        assertThat(agent(thief).pending()).isEmpty();
        refuses(() -> agent(thief).answer(shown, Act.APPROVE, "44"), "ECPS-0202");
        agent(card()).answer(shown, Act.CANCEL, "");
    }

    @Test
    void takesNoCardThatALoginWouldNotTake() {
        TestCard expired = flawed(CardFlaw.EXPIRED);
        TestCard foreign = flawed(CardFlaw.SELF_SIGNED);

        assertThatThrownBy(() -> agent(expired).pending()).hasMessageContaining("CARD-0107");
        assertThatThrownBy(() -> agent(foreign).pending()).hasMessageContaining("CARD-0103");
        refuses(() -> agent(foreign).pending(), "ECPS-0252");
    }

    @Test
    void takesNoCallTwice() throws IOException {
        Draft call = call(card(), "card/pending");
        String authorization = "MAP " + call.sign();

        assertThat(service.post("card/pending", "{}", authorization).status()).isEqualTo(200);
        isRefused(service.post("card/pending", "{}", authorization), "ECPS-0204");
    }

    @Test
    void takesNoCallThatWasSignedForAnotherOrByAnother() throws IOException {
        Draft call = call(card(), "card/pending");

        bent(call, draft -> draft.claim("htu", service.address("pending").toString()), "ECPS-0204");
        bent(call, draft -> draft.claim("aud", "https://elsewhere"), "ECPS-0204");
        bent(call, draft -> draft.claim("bh", "x"), "ECPS-0204");
        bent(call, draft -> draft.dated(service.now().minusSeconds(300)), "ECPS-0204");
        bent(call, draft -> draft.header("x5c", List.of(x5c(box("medecin")))), "ECPS-0204");
        bent(call, draft -> draft.header("x5c", List.of(x5c(card()), x5c(card()))), "ECPS-0201");
        bent(call, draft -> draft.header("x5c", List.of("AAAA")), "ECPS-0201");
        bent(call, draft -> draft.withoutHeader("x5c"), "ECPS-0201");
        bent(call, draft -> draft.header("kid", "mine"), "ECPS-0201");
        bent(call, draft -> draft.header("alg", "none"), "ECPS-0201");
        bent(call, draft -> draft.header("alg", "HS256"), "ECPS-0201");
        bent(call, draft -> draft.header("alg", "ES256"), "ECPS-0204");
        bent(call, draft -> draft.header("typ", "map-pop+jwt"), "ECPS-0201");
    }

    private void bent(Draft call, UnaryOperator<Draft> change, String code) throws IOException {
        Draft fresh = call.claim("jti", service.newId());
        isRefused(
                service.post("card/pending", "{}", "MAP " + change.apply(fresh).sign()), code);
    }

    /** A certificate in the header is for cards alone, a device's key for devices. */
    @Test
    void keepsCardsAndPhonesApart() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-card-apart");
        Pocket pocket = Pocket.ofHolder(HOLDER);
        software.accepted(ask(software, "45"));
        PhoneRequest shown = shownFor("ciba-card-apart");

        isRefused(service.post("pending", "{}", "MAP " + call(card(), "pending").sign()), "ECPS-0201");
        isRefused(
                service.post(
                        "card/pending",
                        "{}",
                        "MAP " + pocket.phone().call("card/pending", "{}").pop().sign()),
                "ECPS-0201");
        refuses(() -> pocket.phone().approve(shown, "45"), "ECPS-0202");
        agent(card()).answer(shown, Act.CANCEL, "");
    }

    private Draft call(TestCard card, String path) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "map-card-pop+jwt");
        header.put("x5c", List.of(x5c(card)));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", service.issuer().toString());
        claims.put("htm", "POST");
        claims.put("htu", service.address(path).toString());
        // SHA-256 of {}
        claims.put("bh", "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o");
        claims.put("jti", service.newId());
        return new Draft(header, claims, message -> open(card).sign("SHA256withRSA", message), UnaryOperator.identity())
                .dated(service.now());
    }

    private static String x5c(TestCard card) {
        try {
            return Base64.encode(card.certificate().getEncoded()).toString();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exchange ask(CibaSoftware software, String number) {
        return software.ask(Pocket.holder(HOLDER), number, Map.of("channel", "CARD"));
    }

    private PhoneRequest shownFor(String client) throws IOException {
        List<PhoneRequest> shown = new ArrayList<>(agent(card()).pending());
        shown.removeIf(request -> !request.clientId().equals(client));
        return shown.getFirst();
    }

    private CardAgent agent(TestCard card) {
        return new CardAgent(service, open(card));
    }

    private static OpenedCard open(TestCard card) {
        return new BoxReader(card).open(card.pin().digits().toCharArray());
    }

    private static TestCard card() {
        return box(HOLDER);
    }

    private static TestCard box(String name) {
        return TheSandbox.get().box().find(name).orElseThrow();
    }

    private static TestCard flawed(CardFlaw flaw) {
        TestCard good = card();
        return TheSandbox.get()
                .cards()
                .holder(good.holder(), "ESSAI", "CARTE")
                .named("agent-wrong")
                .flawed(flaw)
                .issue();
    }

    private static void isRefused(Reply reply, String code) throws IOException {
        assertThat(reply.error()).contains(code);
    }

    @FunctionalInterface
    private interface Call {
        Object make() throws IOException;
    }

    private static void refuses(Call call, String code) {
        assertThatThrownBy(call::make)
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
