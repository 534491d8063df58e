package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers made, kept or chosen by somebody between us and the responder. */
class OcspAttackTest {

    private static final BigInteger CARD = new BigInteger("123456789012345678901234567890");
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Instant YESTERDAY = Ca.NOW.minus(A_DAY);
    private static final Instant TOMORROW = Ca.NOW.plus(A_DAY);
    private static final KeyPair RSA = Ca.newKeys("RSA");

    private final OcspDraft draft = new OcspDraft();
    private final Random random = new Random(1);
    private final OcspQuestion question = OcspQuestion.about(CARD, Ca.FORT.certificate(), random);
    private final Set<BigInteger> revoked = new HashSet<>();

    @Test
    void believesTheAuthorityItself() throws Unusable {
        assertThat(read(draft)).isEqualTo(OcspAnswer.Status.GOOD);
        assertThat(read(draft.status(new RevokedStatus(Date.from(YESTERDAY), 6))))
                .isEqualTo(OcspAnswer.Status.REVOKED);
        assertThat(read(draft.status(new UnknownStatus()))).isEqualTo(OcspAnswer.Status.UNKNOWN);
    }

    @Test
    void believesWhomTheAuthorityMadeItsResponder() throws Unusable {
        assertThat(read(draft.delegatedTo(Ca.FORT.responder()))).isEqualTo(OcspAnswer.Status.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "1, MALFORMED_REQUEST",
        "2, INTERNAL_ERROR",
        "3, TRY_LATER",
        "5, SIGNATURE_REQUIRED",
        "6, UNAUTHORIZED",
        "4, NOT_AN_ANSWER",
        "99, NOT_AN_ANSWER"
    })
    void takesNoRefusalToAnswerForAnAnswer(int state, OcspTrouble why) {
        assertRefused(why, draft.state(state));
    }

    @Test
    void refusesAnAnswerAboutAnotherCertificate() {
        assertRefused(OcspTrouble.ANOTHER_CERTIFICATE, draft.aboutSerial(CARD.add(BigInteger.ONE)));
    }

    @Test
    void refusesAnAnswerAboutTheSameNumberOfAnotherAuthority() {
        assertRefused(OcspTrouble.ANOTHER_CERTIFICATE, draft.about(Ca.STANDARD));
        assertRefused(
                OcspTrouble.ANOTHER_CERTIFICATE,
                new OcspDraft().about(Ca.root("AC IGC-SANTE FORT PERSONNES", Ca.newKeys())));
    }

    @Test
    void refusesSeveralAnswersInOneAndNone() {
        assertRefused(OcspTrouble.ANOTHER_CERTIFICATE, draft.times(2));
        assertRefused(OcspTrouble.ANOTHER_CERTIFICATE, draft.times(0));
    }

    @Test
    void refusesAnAnswerPastItsEnd() {
        assertRefused(OcspTrouble.OVERDUE, draft.from(YESTERDAY).until(Ca.NOW));
    }

    @Test
    void refusesAnOldAnswerThatDoesNotSayUntilWhenItHolds() {
        assertRefused(OcspTrouble.OVERDUE, draft.from(YESTERDAY));
    }

    @Test
    void refusesAnAnswerFromTheFuture() {
        assertRefused(OcspTrouble.NOT_YET, draft.from(TOMORROW));
        assertRefused(OcspTrouble.NOT_YET, new OcspDraft().producedAt(TOMORROW));
    }

    @Test
    void refusesAnAnswerSignedByAnotherTrustedAuthority() {
        assertRefused(OcspTrouble.BAD_SIGNATURE, draft.signedBy(Ca.STANDARD));
        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(Ca.STANDARD));
        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(Ca.ROOT));
    }

    @Test
    void refusesTheResponderOfAnotherAuthority() {
        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(Ca.STANDARD.responder()));
        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(Ca.ROOT.responder()));
    }

    @Test
    void refusesAResponderThatOnlySaysItsNameIsTheAuthoritys() {
        Ca impostor = Ca.root("AC IGC-SANTE FORT PERSONNES", Ca.newKeys());

        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(impostor.responder()));
    }

    /** Any card is issued by the authority too. */
    @Test
    void refusesACardAsAResponder() {
        assertRefused(
                OcspTrouble.NOT_ENTITLED,
                draft.delegatedTo(Ca.FORT.responder(YESTERDAY, TOMORROW, KeyPurposeId.id_kp_clientAuth)));
        assertRefused(
                OcspTrouble.NOT_ENTITLED,
                draft.delegatedTo(Ca.FORT.responder(YESTERDAY, TOMORROW, KeyPurposeId.anyExtendedKeyUsage)));
        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(Ca.FORT.authority("Under it")));
    }

    @Test
    void refusesAResponderWhoseKeyIsNotForSignatures() {
        assertRefused(
                OcspTrouble.NOT_ENTITLED,
                draft.delegatedTo(Ca.FORT.responder(
                        YESTERDAY, TOMORROW, KeyPurposeId.id_kp_OCSPSigning, KeyUsage.keyEncipherment)));
    }

    @Test
    void refusesAResponderOutsideItsDates() {
        assertRefused(
                OcspTrouble.NOT_ENTITLED,
                draft.delegatedTo(
                        Ca.FORT.responder(YESTERDAY, Ca.NOW.minusSeconds(1), KeyPurposeId.id_kp_OCSPSigning)));
        assertRefused(
                OcspTrouble.NOT_ENTITLED,
                draft.delegatedTo(Ca.FORT.responder(Ca.NOW.plusSeconds(1), TOMORROW, KeyPurposeId.id_kp_OCSPSigning)));
    }

    @Test
    void refusesAResponderTheAuthorityRevoked() {
        Ca responder = Ca.FORT.responder();
        revoked.add(responder.certificate().getSerialNumber());

        assertRefused(OcspTrouble.NOT_ENTITLED, draft.delegatedTo(responder));
    }

    @Test
    void refusesSha1() {
        assertRefused(OcspTrouble.WEAK_ALGORITHM, draft.algorithm("SHA1withECDSA"));
        Ca rsa = Ca.FORT.authority("RSA", RSA, KeyUsage.digitalSignature);
        assertRefused(
                OcspTrouble.WEAK_ALGORITHM, new OcspDraft().delegatedTo(rsa).algorithm("SHA1withRSA"));
    }

    @Test
    void refusesAnAnswerGivenToAnotherQuestion() {
        OcspQuestion before = OcspQuestion.about(CARD, Ca.FORT.certificate(), random);
        byte[] replayed = draft.until(TOMORROW).to(before.encoded());

        assertRefused(true, OcspTrouble.ANOTHER_NONCE, replayed);
        assertRefused(false, OcspTrouble.ANOTHER_NONCE, replayed);
    }

    @Test
    void refusesAnAnswerWithoutNonceWhereOneIsRequiredAndOnlyThere() throws Unusable {
        byte[] answer = draft.withoutNonce().until(TOMORROW).to(question.encoded());

        assertRefused(true, OcspTrouble.NO_NONCE, answer);
        assertThat(reader(false).read(answer, question, A_DAY).status()).isEqualTo(OcspAnswer.Status.GOOD);
    }

    @Test
    void refusesACriticalExtensionNobodyUnderstands() {
        assertRefused(OcspTrouble.UNKNOWN_CRITICAL_EXTENSION, draft.critical());
    }

    @Test
    void refusesWhatIsNoAnswerAtAll() throws IOException {
        byte[] answer = draft.to(question.encoded());
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);

        assertRefused(true, OcspTrouble.NOT_AN_ANSWER, new byte[0]);
        assertRefused(true, OcspTrouble.NOT_AN_ANSWER, garbage);
        for (int length = 0; length < answer.length; length++) {
            assertRefused(true, OcspTrouble.NOT_AN_ANSWER, Arrays.copyOf(answer, length));
        }
        assertRefused(
                true,
                OcspTrouble.NOT_AN_ANSWER,
                // successful, and nothing besides
                new byte[] {0x30, 3, 0x0A, 1, OCSPRespBuilder.SUCCESSFUL});
    }

    /** Whatever octet is changed to whatever, the answer is a refusal and never anything thrown besides. */
    @Test
    void neverTakesAChangedAnswerForAnotherStatus() {
        byte[] answer = draft.status(new RevokedStatus(Date.from(YESTERDAY), 1)).to(question.encoded());
        for (int at = 0; at < answer.length; at++) {
            byte[] changed = answer.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(reader(true).read(changed, question, A_DAY).status()).isEqualTo(OcspAnswer.Status.REVOKED);
            } catch (Unusable refused) {
                assertThat(refused.trouble()).isInstanceOf(OcspTrouble.class);
            }
        }
    }

    @Test
    void asksWithAnotherNonceEachTime() {
        assertThat(OcspQuestion.about(CARD, Ca.FORT.certificate(), random).encoded())
                .isNotEqualTo(
                        OcspQuestion.about(CARD, Ca.FORT.certificate(), random).encoded());
    }

    private OcspAnswer.Status read(OcspDraft answer) throws Unusable {
        return reader(true).read(answer.to(question.encoded()), question, A_DAY).status();
    }

    private void assertRefused(OcspTrouble why, OcspDraft answer) {
        assertRefused(true, why, answer.to(question.encoded()));
    }

    private void assertRefused(boolean nonceRequired, OcspTrouble why, byte[] answer) {
        assertThatThrownBy(() -> reader(nonceRequired).read(answer, question, A_DAY))
                .isInstanceOfSatisfying(
                        Unusable.class, refused -> assertThat(refused.trouble()).isEqualTo(why));
    }

    private OcspReader reader(boolean nonceRequired) {
        return new OcspReader(
                Ca.FORT.certificate(), nonceRequired, revoked::contains, Clock.fixed(Ca.NOW, ZoneOffset.UTC));
    }
}
