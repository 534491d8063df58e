package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.Asserted;
import fr.galien.testkit.key.Assertion;
import fr.galien.testkit.key.Flags;
import fr.galien.testkit.key.KeyAlgorithm;
import fr.galien.testkit.key.KeyMaker;
import fr.galien.testkit.key.RequestOptions;
import fr.galien.testkit.key.SoftwareKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody is let in by, over raw HTTP. All of it gets the same answer, so that it tells nobody who has a key. */
class PasskeyAttackTest {

    private static final String SOMEBODY = "pharmacien";
    private static final String SOMEBODY_ELSE = "etudiant";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static SoftwareKey key;
    private static SoftwareKey counting;
    private static SoftwareKey others;

    private final Software software = Software.of(Keys.takingPasskeys());
    private final KeyPage page = KeyPage.login(Surfer.of(software));

    @BeforeAll
    static void twoPeopleHaveKeys() {
        nobodyKeepsThem();
        key = Keys.synced(SOMEBODY);
        counting = SoftwareKey.of(KeyMaker.make("Fabricant", UUID.randomUUID(), Clock.systemUTC(), RANDOM), RANDOM);
        assertThat(Keys.begun("passkey", SOMEBODY).add(counting, "qui compte").level())
                .isEqualTo("eidas1");
        others = Keys.synced(SOMEBODY_ELSE);
    }

    @AfterAll
    static void nobodyKeepsThem() {
        Keys.removeAll(SOMEBODY);
        Keys.removeAll(SOMEBODY_ELSE);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                named("user not verified", answer -> answer.flags(answer.flags() & ~Flags.USER_VERIFIED)),
                named("user not there", answer -> answer.flags(answer.flags() & ~Flags.USER_PRESENT)),
                named("suddenly not to be copied", answer -> answer.flags(Flags.USER_PRESENT | Flags.USER_VERIFIED)),
                named("another origin", answer -> answer.origin("https://galien.example")),
                named("another site's", answer -> answer.rpId("galien.example")),
                named("another challenge", answer -> answer.challenge("AAAAAAAAAAAAAAAAAAAAAA")),
                named("an enrolment's answer", answer -> answer.type("webauthn.create")),
                named("signed by another", answer -> answer.signedBy(KeyAlgorithm.ES256.generate(RANDOM))),
                named(
                        "another's key",
                        answer -> answer.credentialId(others.ids().getFirst())),
                named("nobody's key", answer -> answer.credentialId("AAAA")),
                named("another person", answer -> answer.userHandle(handleOf(others))),
                named("nobody", answer -> answer.userHandle("bm9ib2R5")),
                named("no name", answer -> answer.userHandle("")));
    }

    private static String handleOf(SoftwareKey one) {
        return one.assertion(new RequestOptions("localhost", "AAAA"), AccountUnderTest.origin())
                .userHandle();
    }

    private static Arguments named(String what, UnaryOperator<Assertion> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void letsNobodyInByWhatIsNotTheirs(String what, UnaryOperator<Assertion> change) {
        Assertion right = key.assertion(page.request(), AccountUnderTest.origin());

        Exchange end = page.send(change.apply(right).done());

        assertThat(end.redirect()).as(what).isEmpty();
        assertThat(Page.of(end).code()).as(what).isEqualTo("FACTOR-1530");
    }

    @Test
    void takesNoGarbageAndNoFieldOfKeycloaksOwnPages() {
        Map<String, String> right = KeyPage.fields(key.get(page.request(), AccountUnderTest.origin()));
        KeyPage at = page;
        for (String field : List.of("clientDataJSON", "authenticatorData", "signature", "userHandle", "credentialId")) {
            for (String rubbish : List.of("<é>", "AAAA", "")) {
                Map<String, String> spoilt = new HashMap<>(right);
                spoilt.put(field, rubbish);

                at = new KeyPage(at.person(), at.person().send(at.loginAction(), spoilt));

                assertThat(at.code()).as(field + " " + rubbish).matches("FACTOR-15(30|27)");
            }
        }
        Map<String, String> more = new HashMap<>(right);
        more.put("username", Extraction.notable(SOMEBODY_ELSE).nationalId().value());
        assertThat(new KeyPage(at.person(), at.person().send(at.loginAction(), more)).code())
                .isEqualTo("FACTOR-1530");
    }

    @Test
    void takesNoAnswerTwice() {
        Asserted answer = key.get(page.request(), AccountUnderTest.origin());
        software.code(page.send(answer));
        Software again = Software.of(Keys.takingPasskeys(), "prompt", "login");
        KeyPage next = new KeyPage(page.person(), page.person().sentBy(again).look(again.authorizationRequest()));

        assertThat(Page.of(next.send(answer)).code()).isEqualTo("FACTOR-1530");
    }

    @Test
    void takesNoAnswerOfAnotherTabOrBrowser() {
        KeyPage tab = KeyPage.login(page.person().sentBy(Software.of(Keys.takingPasskeys())));
        KeyPage browser = KeyPage.login(Surfer.of(Software.of(Keys.takingPasskeys())));

        for (KeyPage other : List.of(tab, browser)) {
            Asserted answer = key.get(other.request(), AccountUnderTest.origin());
            KeyPage fresh = KeyPage.login(Surfer.of(software));
            assertThat(Page.of(fresh.send(answer)).code()).isEqualTo("FACTOR-1530");
        }
        assertThat(Page.of(tab.send(key.get(browser.request(), AccountUnderTest.origin())))
                        .code())
                .isEqualTo("FACTOR-1530");
    }

    @Test
    void letsInOnceOfThirtyAtOnce() {
        Map<String, String> fields = KeyPage.fields(key.get(page.request(), AccountUnderTest.origin()));

        List<Exchange> ends = AtOnce.all(30, () -> page.person().send(page.loginAction(), fields));

        assertThat(ends.stream()
                        .filter(end -> end.redirect().filter(software::isOurs).isPresent())
                        // Those that come when somebody is let in already are told so.
                        .flatMap(end -> Stream.ofNullable(software.answer(end).get("code"))))
                .hasSize(1);
    }

    /** Two devices sign as one. */
    @Test
    void refusesAKeyWhoseCounterWentBackAndTellsTheLogNothingOfThePerson() throws IOException {
        software.code(page.send(counting.assertion(page.request(), AccountUnderTest.origin())
                .counter(1000)
                .done()));
        for (long counter : new long[] {1000, 7, 0}) {
            KeyPage next = KeyPage.login(Surfer.of(software));
            Asserted answer = counting.assertion(next.request(), AccountUnderTest.origin())
                    .counter(counter)
                    .done();

            assertThat(Page.of(next.send(answer)).code()).as("%d", counter).isEqualTo("FACTOR-1532");
        }
        assertNothingIsLogged();
    }

    /** The next login is another person's: the session's stays theirs. */
    @Test
    void endsTheAttemptOfWhoeverProvesToBeSomebodyElse() {
        software.code(page.send(key.get(page.request(), AccountUnderTest.origin())));
        Software again = Software.of(Keys.takingPasskeys(), "prompt", "login");
        Surfer person = page.person().sentBy(again);
        KeyPage next = new KeyPage(person, person.look(again.authorizationRequest()));
        RequestOptions any =
                new RequestOptions(next.request().rpId(), next.request().challenge());

        Exchange end = next.send(others.get(any, AccountUnderTest.origin()));

        assertThat(Page.of(end).code()).isEqualTo("FACTOR-1534");
        assertThat(end.redirect()).isEmpty();
    }

    private static void assertNothingIsLogged() throws IOException {
        String log = Files.readString(TheSandbox.get().serverLog());
        List<String> secrets = new ArrayList<>(key.ids());
        secrets.addAll(counting.ids());
        for (String card : List.of(SOMEBODY, SOMEBODY_ELSE)) {
            String id = Extraction.notable(card).nationalId().value();
            secrets.add(id);
            secrets.add(Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(log).doesNotContain(secrets);
    }
}
