package fr.galien.factor;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.factor.KeyVerdict.Reason;
import fr.galien.factor.metadata.KeyModel;
import fr.galien.factor.metadata.Metadata;
import fr.galien.factor.metadata.StatusReport;
import fr.galien.identity.Assurance;
import fr.galien.testkit.key.KeyMetadata;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyJudgeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String MODEL = "0a11e000-0000-4000-8000-000000000001";

    /** A root and a certificate under it are all that is needed of a maker. */
    private static final KeyMetadata MAKER = KeyMetadata.make(NOW, new SecureRandom());

    private static final KeyMetadata ANOTHER = KeyMetadata.make(NOW, new SecureRandom());

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void takesACertifiedKeyForASecurityKey() {
        assertThat(judged(key(), "FIDO_CERTIFIED_L1")).isEqualTo(KeyVerdict.SECURITY_KEY);
    }

    @Test
    void takesTheChainWithItsRootAndTheRootItself() {
        assertThat(judged(key("packed", false, MAKER.certificate(), MAKER.root()), "FIDO_CERTIFIED_L1"))
                .isEqualTo(KeyVerdict.SECURITY_KEY);
        KeyModel leafAsRoot = model(Set.of(MAKER.certificate()), "FIDO_CERTIFIED_L1");
        assertThat(judge(Optional.of(metadata(leafAsRoot))).judge(key())).isEqualTo(KeyVerdict.SECURITY_KEY);
    }

    @Test
    void isNotImpressedByAKeyWithoutAttestation() {
        fallsShort(Reason.NO_ATTESTATION, key("none", false), "FIDO_CERTIFIED_L1");
    }

    @Test
    void isNotImpressedByAKeyThatVouchesForItself() {
        fallsShort(Reason.SELF_ATTESTED, key("packed", false), "FIDO_CERTIFIED_L1");
    }

    @Test
    void doesNotTakeAnUnknownModel() {
        KeyJudge judge = judge(Optional.of(new Metadata(1, LocalDate.parse("2026-12-01"), Map.of())));

        assertThat(judge.judge(key()).why()).contains(Reason.UNKNOWN_MODEL);
    }

    @Test
    void takesOnlyModelsOnTheAllowList() {
        settings.put(KeyPolicy.ALLOWED, "0a11e000-0000-4000-8000-000000000002");
        fallsShort(Reason.NOT_ALLOWED, key(), "FIDO_CERTIFIED_L1");

        settings.put(
                KeyPolicy.ALLOWED, "0a11e000-0000-4000-8000-000000000002, " + MODEL.toUpperCase(java.util.Locale.ROOT));
        assertThat(judged(key(), "FIDO_CERTIFIED_L1")).isEqualTo(KeyVerdict.SECURITY_KEY);
    }

    @Test
    void deniesWhatTheRealmDenies() {
        settings.put(KeyPolicy.DENIED, MODEL);

        fallsShort(Reason.DENIED, key(), "FIDO_CERTIFIED_L3");
        fallsShort(Reason.DENIED, key("none", true), "FIDO_CERTIFIED_L3");
    }

    @Test
    void takesNoModelWhereOneIsDeniedThatCannotBeMadeOut() {
        settings.put(KeyPolicy.DENIED, "the blue one");

        fallsShort(Reason.NOT_ALLOWED, key(), "FIDO_CERTIFIED_L3");
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED, REVOKED",
        "USER_VERIFICATION_BYPASS, USER_VERIFICATION_BYPASS",
        "ATTESTATION_KEY_COMPROMISE, ATTESTATION_KEY_COMPROMISE",
        "USER_KEY_REMOTE_COMPROMISE, USER_KEY_COMPROMISE",
        "USER_KEY_PHYSICAL_COMPROMISE, USER_KEY_COMPROMISE"
    })
    void doesNotTakeAModelThatIsKnownToBeBad(String status, Reason why) {
        fallsShort(why, key(), "FIDO_CERTIFIED_L3", status);
        fallsShort(why, key("none", true), status);
        assertThat(why.atEnrolment()).isEqualTo(KeyVerdict.AtEnrolment.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', FIDO_CERTIFIED, false",
        "'', NOT_FIDO_CERTIFIED, false",
        "'', FIDO_CERTIFIED_L1, true",
        "FIDO_CERTIFIED_L2, FIDO_CERTIFIED_L1plus, false",
        "FIDO_CERTIFIED_L2, FIDO_CERTIFIED_L2, true",
        "FIDO_CERTIFIED_L1plus, FIDO_CERTIFIED_L3plus, true",
        "FIDO_CERTIFIED_L9, FIDO_CERTIFIED_L3plus, false"
    })
    void wantsTheCertificationTheRealmWants(String minimum, String status, boolean enough) {
        settings.put(KeyPolicy.MINIMUM, minimum);

        assertThat(judged(key(), status).why())
                .isEqualTo(enough ? Optional.empty() : Optional.of(Reason.NOT_CERTIFIED));
    }

    @Test
    void takesNoKeyThatCanBeCopied() {
        fallsShort(Reason.BACKUP_ELIGIBLE, key("packed", true, MAKER.certificate()), "FIDO_CERTIFIED_L3");
    }

    @Test
    void doesNotTakeAChainThatLeadsToAnotherMaker() {
        fallsShort(Reason.UNTRUSTED_CHAIN, key("packed", false, ANOTHER.certificate()), "FIDO_CERTIFIED_L1");
        fallsShort(
                Reason.UNTRUSTED_CHAIN, key("packed", false, ANOTHER.certificate(), MAKER.root()), "FIDO_CERTIFIED_L1");
    }

    @Test
    void doesNotTakeAChainThatCannotBeRead() {
        KeyEvidence unreadable = new KeyEvidence(
                "passkey",
                MODEL,
                "packed",
                List.of("?", "AAAA"),
                false,
                false,
                Vouched.byDesk(),
                NOW,
                Optional.empty());

        fallsShort(Reason.UNTRUSTED_CHAIN, unreadable, "FIDO_CERTIFIED_L1");
    }

    @Test
    void believesACertificateThatEndedAfterTheEnrolment() {
        Instant enrolled = NOW.minusSeconds(100);
        KeyMetadata maker = KeyMetadata.make(
                "maker", KeyMetadata.Algorithm.ES256, NOW.minusSeconds(50), enrolled, new SecureRandom());
        KeyEvidence key = KeyEvidence.enrolled(
                "passkey", MODEL, "packed", List.of(maker.certificate()), false, false, Vouched.byDesk(), enrolled);

        assertThat(judge(Optional.of(metadata(model(Set.of(maker.root()), "FIDO_CERTIFIED_L1"))))
                        .judge(key))
                .isEqualTo(KeyVerdict.SECURITY_KEY);
    }

    @Test
    void isWorthNoMoreThanWhatVouchedForIt() {
        KeyEvidence key = KeyEvidence.enrolled(
                "passkey",
                MODEL,
                "packed",
                List.of(MAKER.certificate()),
                false,
                false,
                new Vouched(Vouched.By.PHONE, Assurance.EIDAS1),
                NOW);

        fallsShort(Reason.VOUCHER_TOO_LOW, key, "FIDO_CERTIFIED_L1");
    }

    @Test
    void takesNoKeyWithoutMetadata() {
        assertThat(judge(Optional.empty()).judge(key()).why()).contains(Reason.NO_METADATA);
    }

    @Test
    void takesNoKeyByMetadataThatIsTooOld() {
        Metadata old = new Metadata(
                1, LocalDate.parse("2026-08-01"), Map.of(MODEL, model(Set.of(MAKER.root()), "FIDO_CERTIFIED_L1")));

        assertThat(judge(Optional.of(old)).judge(key()).why()).contains(Reason.METADATA_TOO_OLD);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonSurvivesBeingKept(Reason reason) {
        KeyEvidence kept = key().judged(KeyVerdict.passkey(reason), NOW);

        assertThat(Json.read(Json.write(kept), KeyEvidence.class)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"passkey\":\"a\"}", "{\"unknown\":1}"})
    void doesNotReadEvidenceThatIsNone(String kept) {
        assertThat(Json.read(kept, KeyEvidence.class)).isEmpty();
    }

    private void fallsShort(Reason why, KeyEvidence key, String... statuses) {
        assertThat(judged(key, statuses).why()).contains(why);
    }

    private KeyVerdict judged(KeyEvidence key, String... statuses) {
        return judge(Optional.of(metadata(model(Set.of(MAKER.root()), statuses))))
                .judge(key);
    }

    private KeyJudge judge(Optional<Metadata> metadata) {
        return new KeyJudge(metadata, KeyPolicy.of(settings::get), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Metadata metadata(KeyModel model) {
        return new Metadata(1, LocalDate.parse("2026-12-01"), Map.of(MODEL, model));
    }

    private static KeyModel model(Set<X509Certificate> roots, String... statuses) {
        return new KeyModel(
                List.of(statuses).stream()
                        .map(status -> new StatusReport(
                                status,
                                Optional.of(LocalDate.parse("2024-01-01")),
                                Optional.empty(),
                                OptionalLong.empty()))
                        .toList(),
                roots);
    }

    private static KeyEvidence key() {
        return key("packed", false, MAKER.certificate());
    }

    private static KeyEvidence key(String format, boolean backupEligible, X509Certificate... chain) {
        return KeyEvidence.enrolled(
                "passkey", MODEL, format, List.of(chain), backupEligible, false, Vouched.byDesk(), NOW);
    }
}
