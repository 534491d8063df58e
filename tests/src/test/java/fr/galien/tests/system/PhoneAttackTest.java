package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Call;
import fr.galien.testkit.phone.Draft;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.testkit.phone.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What somebody tries who knows a public identifier, who has a phone of their own, or who saw something of a login that is not
 * theirs. What is said "not me" to or typed wrong is counted for a person: theirs alone here.
 */
class PhoneAttackTest {

    private final TheSandbox sandbox = TheSandbox.get();
    private final Notable nurse = Extraction.notable("infirmiere");
    private final Phone phone = Phones.of("infirmiere");
    private final Software software = Software.asking();
    private final Surfer person = Surfer.of(software);

    @Test
    void ringsNobodyByKnowingTheirNumber() throws IOException {
        List<PhoneScreen> strangers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            strangers.add(PhoneScreen.chosenBy(Surfer.of(Software.asking()))
                    .typed(nurse.nationalId().value()));
        }
        PhoneScreen oneMore = PhoneScreen.chosenBy(Surfer.of(Software.asking()))
                .typed(nurse.nationalId().value());

        assertThat(oneMore.page().code()).isEqualTo("ECPS-0228");
        assertThat(phone.pending().requests()).isEmpty();
        // The person is not locked out: what their own screen shows can be scanned.
        logInByScanning(person, software);
        strangers.forEach(PhoneScreen::otherMeans);
    }

    @Test
    void learnsTheNumberNowhereButOnTheScreen() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(nurse.nationalId().value());
        PhoneRequest request = phone.find(screen.number()).getFirst();

        assertThat(new String(Base64.getUrlDecoder().decode(request.jws().split("\\.")[1]), StandardCharsets.UTF_8))
                .doesNotContain(screen.number(), screen.scanned().bind());
        assertThat(person.get(screen.status()).body()).doesNotContain(screen.number());
        screen.otherMeans();
    }

    @Test
    void closesTheRequestAtTheFirstWrongNumber() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(nurse.nationalId().value());
        PhoneRequest request = phone.find(screen.number()).getFirst();
        String wrong = screen.number().equals("000000") ? "000001" : "000000";

        assertRefused("ECPS-0208", () -> phone.approve(request, wrong));
        assertRefused("ECPS-0210", () -> phone.approve(request, screen.number()));

        assertThat(screen.state()).isEqualTo("wrong");
        assertThat(Page.of(screen.done()).code()).isEqualTo("ECPS-0223");
    }

    @Test
    void makesEveryBrowserAStrangerBySayingItWasNotMe() throws IOException {
        // Of a person whose success before does not matter to the other tests.
        Phone pharmacist = Phones.of("pharmacien");
        String identifier = Extraction.notable("pharmacien").nationalId().value();
        Surfer theirs = Surfer.of(software);
        PhoneScreen first = PhoneScreen.chosenBy(theirs);
        approveScanned(pharmacist, first);
        assertThat(software.answer(first.done())).containsKey("code");
        PhoneScreen known = PhoneScreen.chosenBy(theirs.sentBy(Software.asking("prompt", "login")))
                .typed(identifier);
        assertThat(known.kind()).isIn("listed", "rung");

        pharmacist.fraud(pharmacist.pending().requests().getFirst());

        assertThat(Page.of(known.done()).code()).isEqualTo("ECPS-0222");
        PhoneScreen stranger = PhoneScreen.chosenBy(theirs.sentBy(Software.asking("prompt", "login")))
                .typed(identifier);
        assertThat(stranger.kind()).isEqualTo("number");
        assertThat(pharmacist.pending().requests()).isEmpty();
        PhoneScreen scanned = PhoneScreen.chosenBy(theirs.sentBy(Software.asking("prompt", "login")));
        assertThat(pharmacist.scan(scanned.scanned()).getFirst().known()).isFalse();
    }

    @Test
    void tellsAnotherBrowserNothingOfALogin() {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        Surfer other = Surfer.of(Software.asking());

        assertThat(other.get(screen.status()).status()).isEqualTo(404);
        other.ask();
        assertThat(other.get(screen.status()).status()).isEqualTo(404);
        assertThat(screen.person().get(screen.status()).status()).isEqualTo(200);
    }

    @Test
    void takesAnApprovalHomeInItsOwnWindowOnly() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        approveScanned(phone, screen);
        Software others = Software.asking();
        Surfer other = Surfer.of(others);
        PhoneScreen theirs = PhoneScreen.chosenBy(other);

        Exchange withTheForm = other.send(screen.doneAction(), Map.of("done", "true"));
        Exchange withTheirOwn = theirs.done();

        assertThat(withTheForm.redirect()).isEmpty();
        assertThat(withTheirOwn.redirect()).isEmpty();
        assertThat(software.answer(screen.done())).containsKey("code");
    }

    @Test
    void takesAnApprovalHomeOnce() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        approveScanned(phone, screen);
        assertThat(software.answer(screen.done())).containsKey("code");

        Exchange again = person.send(screen.doneAction(), Map.of("done", "true"));

        // A login that is over ends there, as any does in Keycloak: without a second code.
        assertThat(again.redirect().map(URI::getQuery).orElse("")).doesNotContain("code=");
    }

    @Test
    void letsNobodyBecomeSomebodyElseByTheirOwnPhone() throws IOException {
        logInByScanning(person, software);
        PhoneScreen again = PhoneScreen.chosenBy(person.sentBy(Software.asking("prompt", "login")));
        approveScanned(Phones.of("medecin"), again);

        assertThat(Page.of(again.done()).code()).isEqualTo("ECPS-0225");
    }

    @Test
    void letsAnotherPersonsPhoneNeitherFindNorAnswer() throws IOException {
        Phone other = Phones.of("medecin");
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(nurse.nationalId().value());
        PhoneRequest request = phone.find(screen.number()).getFirst();

        assertThat(other.find(screen.number())).isEmpty();
        assertRefused("ECPS-0202", () -> other.approve(request, screen.number()));
        assertRefused("ECPS-0202", () -> other.cancel(request));
        assertThat(screen.state()).isEqualTo("seen");
        screen.otherMeans();
    }

    @Test
    void refusesWhatWasSentBeforeOrIsNotSignedAsItMustBe() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        PhoneRequest request = phone.scan(screen.scanned()).getFirst();
        Draft right = phone.answer(request, Act.APPROVE, screen.scanned().bind());

        assertThat(phone.send(request, right.header("alg", "none").signing(message -> new byte[0]))
                        .error())
                .contains("ECPS-0201");
        assertThat(phone.send(request, right.header("jwk", Map.of("kty", "EC"))).error())
                .contains("ECPS-0201");
        assertThat(phone.send(request, right.claim("aud", "https://other.example"))
                        .error())
                .contains("ECPS-0204");
        assertThat(phone.send(request, right.proved().claim("num", "000000")).error())
                .contains("ECPS-0207");
        assertThat(phone.send(request, right.claim("act", "x".repeat(9_000))).error())
                .contains("ECPS-0201");

        Call caught = phone.call("pending", Map.of());
        assertThat(caught.send().status()).isEqualTo(200);
        assertThat(caught.send().error()).contains("ECPS-0204");
        assertThat(phone.call("pending", Map.of())
                        .body("{\"number\":\"000000\"}")
                        .send()
                        .error())
                .contains("ECPS-0204");
        assertThat(phone.call("pending", Map.of()).path("find").send().error()).contains("ECPS-0204");
        screen.otherMeans();
    }

    /** The answer is lost on its way back and sent again; another device of the thief's is too late. */
    @Test
    void decidesOnceHoweverOftenAndFromWhereverItIsAnswered() throws Exception {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        PhoneRequest request = phone.scan(screen.scanned()).getFirst();
        List<Callable<Reply>> answers = IntStream.range(0, 12)
                .mapToObj(i -> phone.answer(
                        request,
                        i % 2 == 0 ? Act.APPROVE : Act.CANCEL,
                        screen.scanned().bind()))
                .map(answer -> (Callable<Reply>) () -> phone.send(request, answer))
                .toList();
        List<String> told = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Reply> answered : threads.invokeAll(answers)) {
                Reply reply = answered.get();
                told.add(reply.error().orElseGet(() -> state(reply)));
            }
        }

        String decided = screen.state().equals("approved") ? "approved" : "cancelled";
        assertThat(told).contains(decided).containsOnly(decided, "ECPS-0210");
        screen.done();
    }

    @Test
    void answersPagesOfOtherOriginsNothing() {
        PhoneScreen screen = PhoneScreen.chosenBy(person);

        assertThat(person.get(screen.status()).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(person.postFrom("https://evil.example", screen.doneAction(), Map.of("done", "true"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void writesNothingOfItIntoAnyLog() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(nurse.nationalId().value());
        PhoneRequest request = phone.find(screen.number()).getFirst();
        phone.approve(request, screen.number());
        assertThat(software.answer(screen.done())).containsKey("code");

        List<String> secrets = List.of(
                " " + screen.number() + " ",
                "\"" + screen.number() + "\"",
                screen.scanned().bind(),
                request.nonce(),
                nurse.nationalId().value(),
                nurse.familyName());
        for (Path log : List.of(sandbox.serverLog())) {
            assertThat(Files.readString(log)).doesNotContain(secrets);
        }
    }

    private void logInByScanning(Surfer browser, Software vendor) throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(browser);
        approveScanned(phone, screen);
        assertThat(vendor.answer(screen.done())).containsKey("code");
    }

    private static void approveScanned(Phone theirs, PhoneScreen screen) throws IOException {
        theirs.approve(
                theirs.scan(screen.scanned()).getFirst(), screen.scanned().bind());
    }

    private static String state(Reply granted) {
        try {
            return String.valueOf(granted.granted().get("state"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
