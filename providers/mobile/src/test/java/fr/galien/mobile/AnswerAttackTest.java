package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.galien.identity.Assurance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of {@code docs/mobile-protocol.md} §7 in their order, each met by a right answer with one thing changed. */
class AnswerAttackTest {

    private static final String ANOTHER = "A".repeat(43);

    private final Engine engine = new Engine();
    private final TestPhone phone = engine.phoneOf(Engine.DOCTOR);
    private final Approval request = engine.openFor(Engine.DOCTOR);
    private final String number = request.number().orElseThrow();

    @Test
    void takesTheRightAnswer() {
        assertThat(engine.answer(request, right()))
                .returns(Decision.State.APPROVED, Decision::state)
                .returns(Engine.DOCTOR, Decision::user)
                .returns(phone.credential(), Decision::credential)
                .returns(java.util.Optional.of(Assurance.EIDAS1), Decision::level)
                .returns(Map.of("root", "r", "tab", "t"), Decision::origin);
        assertThat(engine.stateOf(request)).isEqualTo("approved");
        assertThat(engine.devices.of(phone).lastUsedAt()).contains(engine.clock.instant());
    }

    static Stream<Arguments> changedBeforeTheUserSawIt() {
        return Stream.of(
                changed("row 1: too long", "ECPS-0201", one -> one.claim("more", "x".repeat(8 * 1024))),
                changed("row 1: a key of its own", "ECPS-0201", one -> one.header("jwk", Map.of("kty", "EC"))),
                changed("row 1: a certificate", "ECPS-0201", one -> one.header("x5c", List.of("MIIB"))),
                changed("row 1: crit", "ECPS-0201", one -> one.header("crit", List.of("exp"))),
                changed("row 1: no kid", "ECPS-0201", one -> one.withoutHeader("kid")),
                changed("row 1: no typ", "ECPS-0201", one -> one.withoutHeader("typ")),
                changed("row 1: of a call", "ECPS-0201", one -> one.header("typ", "map-pop+jwt")),
                changed("row 1: of an enrolment", "ECPS-0201", one -> one.header("typ", "map-enrol-response+jwt")),
                changed("row 1: alg none", "ECPS-0201", one -> one.header("alg", "none")),
                changed("row 1: alg HS256", "ECPS-0201", one -> one.header("alg", "HS256")),
                changed("row 1: alg RS256", "ECPS-0201", one -> one.header("alg", "RS256")),
                changed("row 1: alg ES384", "ECPS-0201", one -> one.header("alg", "ES384")),
                changed("row 1: no act", "ECPS-0201", one -> one.without("act")),
                changed("row 1: act unknown", "ECPS-0201", one -> one.claim("act", "APPROVE")),
                changed("row 1: act a number", "ECPS-0201", one -> one.claim("act", 1)),
                changed("row 1: no cid", "ECPS-0201", one -> one.without("cid")),
                changed("row 1: no sub", "ECPS-0201", one -> one.without("sub")),
                changed("row 1: sub a list", "ECPS-0201", one -> one.claim("sub", List.of(Engine.DOCTOR))),
                changed("row 1: no cred", "ECPS-0201", one -> one.without("cred")),
                changed("row 1: no nonce", "ECPS-0201", one -> one.without("nonce")),
                changed("row 1: no rqh", "ECPS-0201", one -> one.without("rqh")),
                changed("row 1: no num", "ECPS-0201", one -> one.without("num")),
                changed("row 1: num a number", "ECPS-0201", one -> one.claim("num", 41729)),
                changed("row 1: no jti", "ECPS-0201", one -> one.without("jti")),
                changed("row 1: jti short", "ECPS-0201", one -> one.claim("jti", "abc")),
                changed("row 1: jti with a bar", "ECPS-0201", one -> one.claim("jti", "a|" + "b".repeat(20))),
                changed("row 1: iat a text", "ECPS-0201", one -> one.claim("iat", "1")),
                changed("row 1: iat not whole", "ECPS-0201", one -> one.claim("iat", 1.5)),
                changed("row 1: exp beyond all time", "ECPS-0201", one -> one.claim("exp", Long.MAX_VALUE)),
                changed(
                        "row 1: exp before all time",
                        "ECPS-0201",
                        one -> one.claim("exp", -1L - Integer.MAX_VALUE * 2L)),
                changed("row 1: no exp", "ECPS-0201", one -> one.without("exp")),
                changed("row 1: no aud", "ECPS-0201", one -> one.without("aud")),
                changed("row 1: aud a list", "ECPS-0201", one -> one.claim("aud", List.of(Engine.ISSUER))),
                changed("row 2: another cid", "ECPS-0202", one -> one.claim("cid", "B".repeat(22))),
                changed("row 3: nobody", "ECPS-0203", one -> one.claim("sub", "f:directory:0")),
                changed("row 3: another person", "ECPS-0203", one -> one.claim("sub", Engine.NURSE)),
                changed("row 3: another device", "ECPS-0203", one -> one.claim("cred", "none")),
                changed("row 3: another kid", "ECPS-0204", one -> one.header("kid", ANOTHER)),
                changed("row 3: another key", "ECPS-0204", one -> one.signedBy(TestPhone.key())),
                changed("row 4: of another realm", "ECPS-0204", one -> one.claim("aud", Engine.ISSUER + "2")),
                changed("row 5: another nonce", "ECPS-0204", one -> one.claim("nonce", ANOTHER)),
                changed("row 5: another display", "ECPS-0204", one -> one.claim("rqh", ANOTHER)));
    }

    private static Arguments changed(String what, String code, UnaryOperator<SignedMessage> change) {
        return arguments(what, code, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedBeforeTheUserSawIt")
    void refusesAnAnswerWithOneThingChanged(String what, String code, UnaryOperator<SignedMessage> change) {
        SignedMessage changed = change.apply(
                phone.answer(request, "approve", engine.clock.instant()).claim("num", number));
        // Proved after the change: it is that check which stops it, and not the user's proof.
        assertRefused(code, changed.claims().get("num") instanceof String ? changed.proved(phone.uv()) : changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b", "a.b.c", "..", "e30.e30.", "é.é.é", "e30.bnVsbA.AA", "bnVsbA.e30.AA"})
    void refusesWhatIsNoMessage(String text) {
        assertThatThrownBy(() -> engine.answer(request.cid(), text)).hasMessageStartingWith("ECPS-0201");
        assertStillOpen();
    }

    @Test
    void refusesARequestThatNeverWas() {
        assertThatThrownBy(() -> engine.answer(
                        "B".repeat(22), right().claim("cid", "B".repeat(22)).compact()))
                .hasMessageStartingWith("ECPS-0202");
    }

    @Test
    void refusesARequestThatIsOver() {
        engine.clock.passes(Approvals.LIFE);
        assertThatThrownBy(() -> engine.answer(request, right())).hasMessageStartingWith("ECPS-0202");
        assertThat(engine.stateOf(request)).isEqualTo("expired");
    }

    @Test
    void takesAnAnswerInTheLastSecond() {
        engine.clock.passes(Approvals.LIFE.minusSeconds(1));
        assertThat(engine.answer(request, right()).state()).isEqualTo(Decision.State.APPROVED);
    }

    @Test
    void refusesARequestTheScreenTookBack() {
        engine.in(approvals -> {
            approvals.withdraw(request.cid());
            return null;
        });
        assertThatThrownBy(() -> engine.answer(request, right())).hasMessageStartingWith("ECPS-0202");
    }

    @Test
    void refusesASuspendedDevice() {
        engine.devices.keep(
                phone.user(), phone.credential(), engine.devices.of(phone).with(Device.Status.SUSPENDED));
        assertRefused("ECPS-0205", right());
    }

    @Test
    void tellsNobodyWithoutTheKeyThatADeviceIsSuspended() {
        engine.devices.keep(
                phone.user(), phone.credential(), engine.devices.of(phone).with(Device.Status.SUSPENDED));
        assertRefused("ECPS-0204", right().signedBy(TestPhone.key()));
    }

    @Test
    void refusesSomebodyWhoMayNotLogIn() {
        engine.devices.lockOut(Engine.DOCTOR);
        assertRefused("ECPS-0206", right());
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 3600, 86_400 * 365})
    void refusesAMessageFromTheFuture(int seconds) {
        assertRefused("ECPS-0204", dated(seconds, 30));
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -61, -3600})
    void refusesAMessageThatIsOver(int seconds) {
        assertRefused("ECPS-0204", dated(seconds, 30));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, -59})
    void bearsAClockThatIsHalfAMinuteWrong(int seconds) {
        assertThat(engine.answer(request, dated(seconds, 30)).state()).isEqualTo(Decision.State.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 3600, -1})
    void refusesAMessageThatLivesTooLongOrBackwards(int life) {
        assertRefused("ECPS-0204", dated(0, life));
    }

    @Test
    void takesNoMessageIdTwice() {
        SignedMessage first = phone.answer(request, "approve", engine.clock.instant())
                .claim("num", number)
                .claim("rqh", ANOTHER)
                .proved(phone.uv());
        assertRefused("ECPS-0204", first);

        // The same id in an answer that is right in everything else.
        assertRefused(
                "ECPS-0204",
                phone.answer(request, "approve", engine.clock.instant())
                        .claim("num", number)
                        .claim("jti", first.claims().get("jti"))
                        .proved(phone.uv()));
    }

    @Test
    void usesAnApprovalOfOneRequestForNoOther() {
        Approval other = engine.openFor(Engine.DOCTOR);
        assertThatThrownBy(() -> engine.answer(other.cid(), right().compact())).hasMessageStartingWith("ECPS-0202");
        assertThatThrownBy(() -> engine.answer(
                        other.cid(), right().claim("cid", other.cid()).compact()))
                .hasMessageStartingWith("ECPS-0204");
        assertThat(engine.stateOf(other)).isEqualTo("waiting");
    }

    @Test
    void letsNobodyElseAnswer() {
        TestPhone nurse = engine.phoneOf(Engine.NURSE);
        assertRefused("ECPS-0202", nurse.approve(request, number, engine.clock.instant()));
        assertRefused("ECPS-0202", nurse.answer(request, "cancel", engine.clock.instant()));
        assertRefused("ECPS-0202", nurse.answer(request, "fraud", engine.clock.instant()));
    }

    @Test
    void decidesNothingForANobodysRequestThatNobodyScanned() {
        Approval nobodys = engine.openForScan();
        assertThatThrownBy(() -> engine.answer(nobodys, phone.approve(nobodys, nobodys.bind(), engine.clock.instant())))
                .hasMessageStartingWith("ECPS-0202");
    }

    static Stream<Arguments> notTheUsersProof() {
        return Stream.of(
                arguments("none", Map.of()),
                arguments("another kind", Map.of("t", "webauthn", "sig", "AA")),
                arguments("no signature", Map.of("t", "key")),
                arguments("not base64", Map.of("t", "key", "sig", "é")),
                arguments("empty", Map.of("t", "key", "sig", "")),
                // CVE-2022-21449: r = s = 0.
                arguments("zeros", Map.of("t", "key", "sig", "A".repeat(86))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notTheUsersProof")
    void refusesWhereTheUserWasNotThere(String what, Map<String, Object> proof) {
        assertRefused("ECPS-0207", right().claim("uv", proof));
    }

    @Test
    void refusesAProofOfTheOtherKeyOfAnotherTextOrOfNoObject() {
        SignedMessage bare =
                phone.answer(request, "approve", engine.clock.instant()).claim("num", number);
        assertRefused("ECPS-0207", bare.proved(phone.pop()));
        assertRefused(
                "ECPS-0207", fresh().claim("num", "000000").proved(phone.uv()).claim("num", number));
        assertRefused("ECPS-0201", fresh().claim("num", number).claim("uv", "yes"));
        assertRefused("ECPS-0207", fresh().claim("num", number));
    }

    @Test
    void opensNothingWithTheKeyThatNeedsNobody() {
        // What malware on the phone can do in the background: everything but approve.
        assertRefused("ECPS-0207", fresh().claim("num", number).proved(phone.pop()));
        assertThat(engine.answer(request, fresh().claim("act", "cancel")).state())
                .isEqualTo(Decision.State.CANCELLED);
    }

    @Test
    void refusesADeviceThatIsWorthLessThanAsked() {
        Approval demanding = engine.openFor(Engine.DOCTOR, Assurance.EIDAS2);
        assertThatThrownBy(() -> engine.answer(
                        demanding, phone.approve(demanding, demanding.number().orElseThrow(), engine.clock.instant())))
                .hasMessageStartingWith("ECPS-0209");
        assertThat(engine.stateOf(demanding)).isEqualTo("waiting");

        TestPhone attested = engine.phoneOf(Engine.DOCTOR, KeyProtection.TEE);
        assertThat(engine.answer(
                                demanding,
                                attested.approve(demanding, demanding.number().orElseThrow(), engine.clock.instant()))
                        .level())
                .contains(Assurance.EIDAS2);
    }

    @Test
    void closesTheRequestAtTheFirstWrongNumber() {
        String wrong = number.equals("000000") ? "000001" : "000000";
        assertThatThrownBy(() -> engine.answer(request, phone.approve(request, wrong, engine.clock.instant())))
                .hasMessageStartingWith("ECPS-0208");
        assertThat(engine.stateOf(request)).isEqualTo("wrong");
        assertThatThrownBy(() -> engine.answer(request, right())).hasMessageStartingWith("ECPS-0210");
        assertThat(engine.aftermath).containsExactly(Decision.State.WRONG);
    }

    @Test
    void spoilsNothingForWhoeverLacksTheKeys() {
        // The number is looked at last: a wrong one without the user's proof closes nothing.
        assertRefused("ECPS-0207", fresh().claim("num", "999999").claim("uv", Map.of("t", "key", "sig", "AA")));
        assertThat(engine.answer(request, right()).state()).isEqualTo(Decision.State.APPROVED);
    }

    @Test
    void answersTheSameAnswerTheSameWay() {
        String message = right().compact();
        Decision first = engine.answer(request.cid(), message);

        assertThat(engine.answer(request.cid(), message)).isEqualTo(first);
        engine.clock.passes(Duration.ofSeconds(119));
        assertThat(engine.redeem(request)).contains(first);
        assertThat(engine.answer(request.cid(), message)).isEqualTo(first);
        assertThat(engine.aftermath).containsExactly(Decision.State.APPROVED);
    }

    @Test
    void answersAWrongNumberSentAgainTheSameWay() {
        String wrong = phone.approve(request, "no", engine.clock.instant()).compact();
        for (int sent = 0; sent < 3; sent++) {
            assertThatThrownBy(() -> engine.answer(request.cid(), wrong)).hasMessageStartingWith("ECPS-0208");
        }
        assertThat(engine.aftermath).hasSize(1);
    }

    @Test
    void changesNoDecision() {
        engine.answer(request, fresh().claim("act", "cancel"));
        assertThatThrownBy(() -> engine.answer(request, right())).hasMessageStartingWith("ECPS-0210");
        assertThatThrownBy(() -> engine.answer(request, fresh().claim("act", "fraud")))
                .hasMessageStartingWith("ECPS-0210");
        TestPhone second = engine.phoneOf(Engine.DOCTOR);
        assertThatThrownBy(() -> engine.answer(request, second.answer(request, "cancel", engine.clock.instant())))
                .hasMessageStartingWith("ECPS-0210");
        assertThat(engine.stateOf(request)).isEqualTo("refused");
    }

    @Test
    void takesADecisionHomeOnce() {
        engine.answer(request, right());
        assertThat(engine.redeem(request)).isPresent();
        assertThat(engine.redeem(request)).isEmpty();
    }

    @Test
    void keepsAnApprovalForAPageThatSleepsAndNoLonger() {
        engine.answer(request, right());
        engine.clock.passes(Approvals.RESULT_LIFE);
        assertThat(engine.redeem(request)).isEmpty();
    }

    @Test
    void letsTheLinksSecretStandForTheNumber() {
        assertThat(engine.answer(request, phone.approve(request, request.bind(), engine.clock.instant()))
                        .state())
                .isEqualTo(Decision.State.APPROVED);
    }

    private SignedMessage right() {
        return phone.approve(request, number, engine.clock.instant());
    }

    private SignedMessage fresh() {
        return phone.answer(request, "approve", engine.clock.instant());
    }

    private SignedMessage dated(int seconds, int life) {
        long at = engine.clock.instant().getEpochSecond() + seconds;
        return fresh().claim("num", number)
                .claim("iat", at)
                .claim("exp", at + life)
                .proved(phone.uv());
    }

    private void assertRefused(String code, SignedMessage message) {
        assertThatThrownBy(() -> engine.answer(request, message)).hasMessageStartingWith(code);
        assertStillOpen();
    }

    /** Whatever was refused, the person can still answer. */
    private void assertStillOpen() {
        assertThat(engine.stateOf(request)).isEqualTo("waiting");
        assertThat(engine.aftermath).isEmpty();
    }
}
