package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.AttestationFormat;
import fr.galien.testkit.key.CreationOptions;
import fr.galien.testkit.key.Flags;
import fr.galien.testkit.key.KeyAlgorithm;
import fr.galien.testkit.key.KeyMaker;
import fr.galien.testkit.key.Registered;
import fr.galien.testkit.key.Registration;
import fr.galien.testkit.key.SoftwareKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no key is added by, over raw HTTP. */
class AddKeyAttackTest {

    private static final String SOMEBODY = "sans-activite";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyMaker MAKER = KeyMaker.make("Fabricant", UUID.randomUUID(), Clock.systemUTC(), RANDOM);
    private static final KeyMaker THIEF = KeyMaker.make("Voleur", MAKER.aaguid(), Clock.systemUTC(), RANDOM);

    @AfterEach
    void nobodyHasAKey() {
        assertThat(Keys.of(SOMEBODY)).isEmpty();
        Keys.removeAll(SOMEBODY);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                named("user not verified", "FACTOR-1522", answer -> answer.flags(Flags.USER_PRESENT)),
                named("user not there", "FACTOR-1522", answer -> answer.flags(Flags.USER_VERIFIED)),
                named("another origin", "FACTOR-1522", answer -> answer.origin("https://galien.example")),
                named("another site's key", "FACTOR-1522", answer -> answer.rpId("galien.example")),
                named("another challenge", "FACTOR-1522", answer -> answer.challenge("AAAAAAAAAAAAAAAAAAAAAA")),
                named("a login's answer", "FACTOR-1522", answer -> answer.type("webauthn.get")),
                named("no attestation", "FACTOR-1523", answer -> answer.format(AttestationFormat.NONE)),
                named("signs for itself", "FACTOR-1523", answer -> answer.format(AttestationFormat.SELF)),
                named("stripped chain", "FACTOR-1523", answer -> answer.chain(List.of())),
                named("signed by another", "FACTOR-1526", answer -> answer.attestedBy(THIEF.key())),
                named(
                        "another model than its certificate's",
                        "FACTOR-1526",
                        answer -> answer.aaguid(UUID.randomUUID())));
    }

    private static Arguments named(String what, String code, UnaryOperator<Registration> change) {
        return Arguments.of(what, code, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void addsNoSecurityKeyThatIsNotWhatItSays(String what, String code, UnaryOperator<Registration> change) {
        KeyPage page = Keys.begun("security-key", SOMEBODY);
        Registration right = SoftwareKey.of(MAKER, RANDOM).registration(page.creation(), AccountUnderTest.origin());

        assertThat(page.add(change.apply(right).done(), what).code()).isEqualTo(code);
    }

    @Test
    void addsNoPasskeyOfAnUnverifiedUserEither() {
        KeyPage page = Keys.begun("passkey", SOMEBODY);
        Registration right = SoftwareKey.synced(RANDOM).registration(page.creation(), AccountUnderTest.origin());

        assertThat(page.add(right.flags(Flags.USER_PRESENT).done(), "").code()).isEqualTo("FACTOR-1522");
    }

    @Test
    void addsNoKeyThatSignsByAnAlgorithmNobodyAskedFor() {
        KeyPage page = Keys.begun("passkey", SOMEBODY);
        CreationOptions asked = page.creation();
        assertThat(asked.algorithms()).doesNotContain(KeyAlgorithm.EDDSA.cose());
        Registered answer = SoftwareKey.synced(RANDOM)
                .signing(KeyAlgorithm.EDDSA)
                .registration(asked, AccountUnderTest.origin())
                .done();

        assertThat(page.add(answer, "").code()).isEqualTo("FACTOR-1522");
    }

    @Test
    void takesNoAnswerToTheChallengeOfAnotherBrowser() {
        KeyPage victim = Keys.begun("passkey", SOMEBODY);
        KeyPage other = Keys.begun("passkey", SOMEBODY);
        Registered answer = SoftwareKey.synced(RANDOM).create(other.creation(), AccountUnderTest.origin());

        assertThat(victim.add(answer, "").code()).isEqualTo("FACTOR-1522");
    }

    @Test
    void takesNoGarbage() {
        KeyPage page = Keys.begun("passkey", SOMEBODY);
        Map<String, String> right =
                KeyPage.addFields(SoftwareKey.synced(RANDOM).create(page.creation(), AccountUnderTest.origin()), "");
        for (String field : List.of("clientDataJSON", "attestationObject", "publicKeyCredentialId", "transports")) {
            Map<String, String> spoilt = new HashMap<>(right);
            spoilt.put(field, "<é>");

            page = new KeyPage(page.person(), page.person().send(page.addAction(), spoilt));

            assertThat(page.code()).as(field).isEqualTo("FACTOR-1522");
        }
    }

    /** Whoever keeps the page's address without its login. */
    @Test
    void addsNothingWhereNobodyVouched() {
        KeyPage begun = Keys.begun("passkey", SOMEBODY);
        Registered answer = SoftwareKey.synced(RANDOM).create(begun.creation(), AccountUnderTest.origin());
        Surfer stranger = Surfer.of(Software.asking());

        Exchange end = stranger.send(begun.addAction(), KeyPage.addFields(answer, ""));

        assertThat(Page.of(end).document().select("#galien-key-added")).isEmpty();
    }

    /** Of many at the same time one is first, and the key is stored once. */
    @Test
    void storesOnceWhatIsSentManyTimesAtOnce() {
        try {
            KeyPage page = Keys.begun("passkey", SOMEBODY);
            Map<String, String> fields = KeyPage.addFields(
                    SoftwareKey.synced(RANDOM).create(page.creation(), AccountUnderTest.origin()), "");
            AtOnce.all(10, () -> page.person().post(page.addAction(), fields));

            assertThat(Keys.of(SOMEBODY)).hasSize(2);
        } finally {
            Keys.removeAll(SOMEBODY);
        }
    }

    @Test
    void addsNoKeyTwice() {
        try {
            SoftwareKey key = Keys.synced(SOMEBODY);
            KeyPage page = Keys.begun("passkey", SOMEBODY);
            assertThat(page.creation().excluded()).isEqualTo(key.ids());
            Registration answer = key.registration(page.creation(), AccountUnderTest.origin());

            KeyPage again = page.add(answer.credentialId(key.ids().getFirst()).done(), "");

            assertThat(again.code()).isEqualTo("FACTOR-1525");
            assertThat(Keys.of(SOMEBODY)).hasSize(2);
        } finally {
            Keys.removeAll(SOMEBODY);
        }
    }
}
