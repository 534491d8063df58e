package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.card.TestCard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way of a card login, taken by somebody who should not. The victim is a doctor with a card; the attacker has none, but
 * whatever else travels: addresses, handles, codes.
 */
class HandOverSystemAttackTest {

    private static final int AT_ONCE = 50;

    private final Software attackersSoftware = Software.asking();
    private final Software victimsSoftware = Software.asking();
    private final Surfer attacker = Surfer.of(attackersSoftware);
    private final Surfer victim = Surfer.of(victimsSoftware);
    private final Card victimsCard = TheSandbox.get().card("medecin");

    @Test
    void codeIsWorthNothingTheSecondTime() {
        URI first = victim.presentNothing(victim.goToTheCardHost());
        Exchange refused = victim.open(first);
        leadsNowhere(refused, "CARD-0101");
        URI second = victim.presentNothing(victim.chooseCard(refused));

        leadsNowhere(victim.open(withCode(second, codeOf(first))), "CARD-0119");
    }

    /** The same browser may read its page again as often as it likes; what comes of the card is one login. */
    @Test
    void codeBroughtFiftyTimesAtOnceLogsInOnce() throws Exception {
        URI back = victim.present(victimsCard, victim.goToTheCardHost());

        List<Exchange> pages = atOnce(() -> victim.look(back));
        assertThat(pages).allSatisfy(HandOverSystemAttackTest::leadsNowhere);
        Exchange namesTheHolder = victim.look(readAgain(pages.getFirst()));
        List<Exchange> ends = atOnce(() -> victim.sayItIsMe(namesTheHolder));

        assertThat(ends.stream()
                        .flatMap(end -> end.redirect().stream())
                        .map(Software::query)
                        .filter(answer -> answer.containsKey("code"))
                        .map(answer -> answer.get("session_state"))
                        .distinct())
                .hasSize(1);
        leadsNowhere(attacker.open(withCode(attackersReturn(), codeOf(back))), "CARD-0119");
    }

    @Test
    void handleOpenedFiftyTimesAtOnceIsAnsweredOnce() throws Exception {
        URI cardHost = victim.goToTheCardHost();

        List<Exchange> answers = atOnce(() -> victim.show(victimsCard, cardHost));

        assertThat(answers).filteredOn(answer -> answer.redirect().isPresent()).hasSize(1);
    }

    @Test
    void codeOfAFinishedLoginOpensNoOther() {
        URI back = victim.present(victimsCard, victim.goToTheCardHost());
        assertThat(victimsSoftware.code(victim.open(back))).isNotBlank();

        leadsNowhere(attacker.open(back));
        leadsNowhere(attacker.open(withCode(attackersReturn(), codeOf(back))), "CARD-0119");
    }

    @Test
    void stolenCodeIsWorthNothingInTheThiefsBrowserAndThenNothingAtAll() {
        URI victimsBack = victim.present(victimsCard, victim.goToTheCardHost());
        URI attackersBack = attackersReturn();

        leadsNowhere(attacker.open(withCode(attackersBack, codeOf(victimsBack))), "CARD-0120");

        leadsNowhere(victim.open(victimsBack), "CARD-0119");
    }

    @Test
    void victimsWayBackOpensNothingInTheThiefsBrowser() {
        URI victimsBack = victim.present(victimsCard, victim.goToTheCardHost());

        leadsNowhere(attacker.open(victimsBack));
    }

    @Test
    void codeOfAnotherTabOfTheSameBrowserIsRefused() {
        Software other = Software.asking();
        Surfer otherTab = victim.sentBy(other);
        URI oneTab = victim.present(victimsCard, victim.goToTheCardHost());
        URI anotherTab = otherTab.presentNothing(otherTab.goToTheCardHost());

        leadsNowhere(otherTab.open(withCode(anotherTab, codeOf(oneTab))), "CARD-0120");
    }

    @Test
    void handleIsWorthNothingTheSecondTime() {
        URI cardHost = victim.goToTheCardHost();
        victim.present(victimsCard, cardHost);

        Exchange again = victim.show(victimsCard, cardHost);

        assertThat(again.redirect()).isEmpty();
        assertThat(again.status()).isBetween(400, 499);
        assertThat(Page.of(again).code()).isEqualTo("CARD-0119");
    }

    /** The link somebody sends: the card is read, and the login it belongs to is in another browser. */
    @Test
    void attackersHandleOpenedWithTheVictimsCardLogsNobodyIn() {
        Exchange attackersPage = attacker.ask();
        URI attackersHandle = attacker.chooseCard(attackersPage);

        URI back = victim.present(victimsCard, attackersHandle);

        leadsNowhere(victim.open(back));
        leadsNowhere(attacker.open(attackersSoftware.authorizationRequest()));
        leadsNowhere(attacker.open(Page.of(attackersPage).action()));
    }

    @Test
    void attackersHandleOpenedWithTheVictimsCardLogsNobodyInWhileTheVictimsOwnLoginWaits() {
        URI victimsOwn = victim.goToTheCardHost();
        URI back = victim.present(victimsCard, attacker.goToTheCardHost());

        leadsNowhere(victim.open(back));

        Exchange end = victim.open(victim.present(victimsCard, victimsOwn));
        assertThat(end.redirect().map(victimsSoftware::isOurs).orElse(false)
                        || Page.of(end).offersTheCard())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "client-cert", "CLIENT-CERT", "Client-Cert-Chain", "ssl-client-cert"})
    void forgedCertificateIsNotBelievedOnTheCardHost(String header) throws IOException {
        URI cardHost = attacker.goToTheCardHost();

        URI back = forging(header, cardHost).redirect().orElseThrow();

        leadsNowhere(attacker.open(back), "CARD-0101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "client-cert", "ssl-client-cert", "X-Forwarded-Client-Cert"})
    void forgedCertificateIsNotBelievedOnTheAuthHost(String header) throws IOException {
        URI handle = attacker.goToTheCardHost();
        URI onAuthHost = URI.create(
                TheSandbox.get().addresses().auth() + handle.getRawPath().substring("/auth".length()));

        Exchange answer = forging(header, onAuthHost);

        if (answer.redirect().isPresent()) {
            leadsNowhere(attacker.open(answer.redirect().get()), "CARD-0101");
        } else {
            assertThat(answer.status()).isBetween(400, 499);
        }
    }

    @Test
    void cardIsReadOnNoOtherHostThanTheCards() throws IOException {
        URI handle = attacker.goToTheCardHost();
        String path = handle.getRawPath();

        assertThat(forging("Client-Cert", TheSandbox.get().addresses().mtls().resolve(path))
                        .status())
                .isEqualTo(404);
        assertThat(forging(
                                "Client-Cert",
                                TheSandbox.get()
                                        .addresses()
                                        .walletAuthorization()
                                        .resolve(path))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void cardHostServesNothingButTheCard() throws IOException {
        URI cardHost = TheSandbox.get().addresses().card();

        for (String path : new String[] {
            "/auth/realms/esante-wallet/protocol/openid-connect/auth",
            "/auth/realms/esante-wallet/protocol/openid-connect/token",
            "/auth/realms/esante-wallet/protocol/openid-connect/certs",
            "/auth/admin/",
            "/auth/realms/master/.well-known/openid-configuration",
            "/auth/realms/esante-wallet/card/0123456789abcdefghijkl/../../protocol/openid-connect/certs",
            "/auth/realms/esante-wallet/card/..%2f..%2fprotocol",
            "/"
        }) {
            assertThat(forging("Accept", cardHost.resolve(URI.create(path))).status())
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void noOtherMethodUsesUpAHandle(String method) throws IOException {
        URI cardHost = victim.goToTheCardHost();
        URI onAuthHost = URI.create(
                TheSandbox.get().addresses().auth() + cardHost.getRawPath().substring("/auth".length()));

        for (URI address : new URI[] {cardHost, onAuthHost}) {
            Exchange answer = caller().send(HttpRequest.newBuilder(address)
                    .method(method, BodyPublishers.noBody())
                    .header("X-HTTP-Method-Override", "GET")
                    .build());
            assertThat(answer.redirect()).isEmpty();
        }

        Exchange end = victim.open(victim.present(victimsCard, cardHost));
        assertThat(victimsSoftware.code(end)).isNotBlank();
    }

    @Test
    void handleNobodyWasGivenIsLost() throws IOException {
        URI cardHost = attacker.goToTheCardHost();
        String path = cardHost.getRawPath();
        URI guessed = cardHost.resolve(path.substring(0, path.lastIndexOf('/') + 1) + "AAAAAAAAAAAAAAAAAAAAAA");

        Exchange answer = attacker.show(victimsCard, guessed);

        assertThat(answer.redirect()).isEmpty();
        assertThat(Page.of(answer).code()).isEqualTo("CARD-0119");
    }

    @Test
    void nothingOnTheWayMayBeKeptOrPassedOn() {
        URI cardHost = victim.goToTheCardHost();
        Exchange atTheCardHost = victim.show(victimsCard, cardHost);

        assertThat(atTheCardHost.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(atTheCardHost.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(atTheCardHost.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** Where a login stands: each reading of its page makes the forms of those before worthless. */
    private static URI readAgain(Exchange page) {
        String form = Page.of(page)
                .document()
                .selectFirst("form[action*=session_code]")
                .absUrl("action");
        return URI.create(form.replaceFirst("session_code=[^&]*&", ""));
    }

    private static List<Exchange> atOnce(Callable<Exchange> request) throws Exception {
        try (ExecutorService browsers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Exchange> answers = new ArrayList<>();
            for (Future<Exchange> answer : browsers.invokeAll(Collections.nCopies(AT_ONCE, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    /** A page of the service, and no way back to any software. */
    private static void leadsNowhere(Exchange end) {
        assertThat(end.redirect()).isEmpty();
    }

    private static void leadsNowhere(Exchange end, String code) {
        leadsNowhere(end);
        assertThat(Page.of(end).code()).isEqualTo(code);
    }

    /** Where the attacker's own login comes back, with a code that says no card was there. */
    private URI attackersReturn() {
        return attacker.presentNothing(attacker.goToTheCardHost());
    }

    private static String codeOf(URI back) {
        return Software.query(back).get("card_code");
    }

    private static URI withCode(URI back, String code) {
        return URI.create(back.toString().replace("card_code=" + codeOf(back), "card_code=" + code));
    }

    /** Asks with a header that claims the victim's certificate, as a proxy would (RFC 9440 §2.1), and with no certificate. */
    private static Exchange forging(String header, URI address) throws IOException {
        TestCard card = TheSandbox.get().box().find("medecin").orElseThrow();
        try {
            String certificate =
                    ":" + Base64.getEncoder().encodeToString(card.certificate().getEncoded()) + ":";
            return caller().send(HttpRequest.newBuilder(address)
                    .header(header, certificate)
                    .build());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Caller caller() {
        return new Caller(TheSandbox.get().trust());
    }
}
