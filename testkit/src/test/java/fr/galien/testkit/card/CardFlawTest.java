package fr.galien.testkit.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good cards are good for the JDK's own path validation, and each flaw is the flaw it says and no other. */
class CardFlawTest {

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    private static final String SMART_CARD_LOGON = "1.3.6.1.4.1.311.20.2.2";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    @ParameterizedTest
    @EnumSource(CardType.class)
    void aCardOfAnyTypeIsTrustedUnderItsRoot(CardType type) {
        TestCard card = employeeOrDoctor(type).issue();
        assertThatCode(() -> validate(card)).doesNotThrowAnyException();
        Tier tier = type == CardType.CPS || type == CardType.CPF ? Tier.FORT : Tier.STANDARD;
        assertThat(card.chain())
                .containsExactly(
                        TestAuthority.AUTHORITY.intermediate(CardEnvironment.TEST, tier, Domain.PERSONNES),
                        TestAuthority.AUTHORITY.root(CardEnvironment.TEST, tier));
        assertThat(integer(card, CardOids.CARD_TYPE.getId())).isEqualTo(type.code());
    }

    @Test
    void anEmployeesCardNamesTheEmployer() {
        TestCard card = employeeOrDoctor(CardType.CPA).issue();
        assertThat(card.certificate().getSubjectX500Principal().getName())
                .contains("CN=500000000029751/CPAT0001")
                .contains("OU=300000000029751");
        assertThat(card.certificate().getExtensionValue(CardOids.PROFESSION.getId()))
                .isNull();
    }

    @Test
    void anExpiredCardWasGoodUntilYesterday() {
        TestCard card = flawed(CardFlaw.EXPIRED);
        assertThatThrownBy(() -> card.certificate().checkValidity(Date.from(TestAuthority.NOW)))
                .isInstanceOf(CertificateExpiredException.class);
        assertTrustedAt(card, card.certificate().getNotAfter());
    }

    @Test
    void aCardNotYetValidIsGoodTomorrow() {
        TestCard card = flawed(CardFlaw.NOT_YET_VALID);
        assertThatThrownBy(() -> card.certificate().checkValidity(Date.from(TestAuthority.NOW)))
                .isInstanceOf(CertificateNotYetValidException.class);
        assertTrustedAt(card, card.certificate().getNotBefore());
    }

    @Test
    void theSignatureCertificateIsForSigningOnly() throws Exception {
        X509Certificate certificate = trusted(CardFlaw.SIGNATURE);
        assertThat(certificate.getKeyUsage()[DIGITAL_SIGNATURE]).isFalse();
        assertThat(certificate.getKeyUsage()[NON_REPUDIATION]).isTrue();
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.4");
        assertThat(certificate.getSubjectAlternativeNames()).isNull();
        assertThat(certificate.getExtensionValue("2.5.29.16")).isNotNull();
        assertThat(certificate.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
    }

    @Test
    void aSoftwareCertificateDiffersByItsCategoryAlone() throws Exception {
        assertThat(category(trusted(CardFlaw.SOFTWARE))).isEqualTo((byte) 0x83);
        TestCard production = TestAuthority.aDoctor()
                .environment(CardEnvironment.PRODUCTION)
                .flawed(CardFlaw.SOFTWARE)
                .issue();
        assertThat(category(production.certificate())).isEqualTo((byte) 0x03);
    }

    @Test
    void aProductionCardComesFromTheOtherEnvironment() {
        TestCard card = flawed(CardFlaw.PRODUCTION);
        assertThat(card.environment()).isEqualTo(CardEnvironment.PRODUCTION);
        assertThat(category(card.certificate())).isZero();
        assertThat(card.certificate().getIssuerX500Principal().getName()).doesNotContain("TEST");
        assertThat(dump(card)).doesNotContain("TEST");
        assertRefused(card);
        assertThatCode(() -> validate(card, CardEnvironment.PRODUCTION)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"ELEMENTAIRE", "ORGANISATIONS"})
    void aCertificateOfAnAuthorityThatIssuesNoCardsHasADoctorsNumber(CardFlaw flaw) throws Exception {
        X509Certificate certificate = trusted(flaw);
        assertThat(certificate.getIssuerX500Principal().getName()).contains(flaw.name());
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=" + TestAuthority.SOMEBODY.value());
    }

    @Test
    void aSelfSignedCardHasNoIssuer() throws Exception {
        TestCard card = flawed(CardFlaw.SELF_SIGNED);
        X509Certificate certificate = card.certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(card.chain()).isEmpty();
        assertRefused(card);
    }

    @Test
    void aForeignCardHasTheRightNamesAndTheWrongKeys() {
        TestCard card = flawed(CardFlaw.FOREIGN);
        List<X509Certificate> genuine = TestAuthority.aDoctor().issue().chain();
        assertThat(card.certificate().getIssuerX500Principal().getEncoded())
                .isEqualTo(genuine.get(0).getSubjectX500Principal().getEncoded());
        assertThat(card.chain()).hasSize(2).doesNotContainAnyElementsOf(genuine);
        assertRefused(card);
    }

    @Test
    void aMismatchedUpnIsAnotherNumberThatCouldExist() throws Exception {
        String upn = upn(trusted(CardFlaw.MISMATCHED_UPN));
        assertThat(upn).isNotEqualTo("8.99700218896@carte-cps.fr").matches("8\\.99700\\d{6}@carte-cps\\.fr");
        assertThat(new RppsNumber(upn.substring(2, 13)).keyIsRight()).isTrue();
        assertThat(upn(TestAuthority.aDoctor().issue().certificate())).isEqualTo("8.99700218896@carte-cps.fr");
    }

    @Test
    void aMismatchedUpnOfAnEmployeeDiffersToo() {
        TestCard card =
                employeeOrDoctor(CardType.CPE).flawed(CardFlaw.MISMATCHED_UPN).issue();
        assertThat(upn(card.certificate())).isEqualTo("5.00000000029751/CPAT0002@carte-cps.fr");
    }

    @Test
    void aCardWithoutClientAuthenticationIsStillForLogon() throws Exception {
        X509Certificate certificate = trusted(CardFlaw.NO_CLIENT_AUTH);
        assertThat(certificate.getExtendedKeyUsage()).contains(SMART_CARD_LOGON).doesNotContain(CLIENT_AUTH);
        assertThat(certificate.getKeyUsage()[DIGITAL_SIGNATURE]).isTrue();
    }

    @Test
    void flawsAddUp() {
        TestCard card = TestAuthority.aDoctor()
                .flawed(CardFlaw.EXPIRED)
                .flawed(CardFlaw.SOFTWARE)
                .issue();
        assertThat(card.flaws()).containsExactlyInAnyOrder(CardFlaw.EXPIRED, CardFlaw.SOFTWARE);
        assertThat(category(card.certificate())).isEqualTo((byte) 0x83);
        assertThat(card.certificate().getNotAfter()).isBefore(Date.from(TestAuthority.NOW));
    }

    @Test
    void noTwoCardsShareASerialOrACardNumber() {
        List<TestCard> cards =
                Stream.generate(() -> TestAuthority.aDoctor().issue()).limit(3).toList();
        assertThat(cards.stream().map(card -> card.certificate().getSerialNumber()))
                .doesNotHaveDuplicates();
        assertThat(cards.stream().map(CardFlawTest::number)).doesNotHaveDuplicates();
    }

    @Test
    void aCardHasTheNumberThatWasOrdered() {
        TestCard card = TestAuthority.aDoctor()
                .number("9900000010")
                .named("numbered")
                .flawed(CardFlaw.EXPIRED)
                .issue();

        assertThat(number(card)).endsWith("8025000001/9900000010");
        assertThatThrownBy(() -> TestAuthority.aDoctor().number("8025000001/9900000010"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String number(TestCard card) {
        return new String(
                card.certificate().getExtensionValue(CardOids.CARD_NUMBER.getId()), StandardCharsets.US_ASCII);
    }

    private static CardRequest employeeOrDoctor(CardType type) {
        return type.namesAProfession()
                ? TestAuthority.aDoctor().type(type)
                : TestAuthority.CARDS
                        .holder(new NationalId("500000000029751/CPAT0001"), "MARTIN", "CAMILLE")
                        .type(type);
    }

    private static TestCard flawed(CardFlaw flaw) {
        return TestAuthority.aDoctor().flawed(flaw).issue();
    }

    private static X509Certificate trusted(CardFlaw flaw) throws Exception {
        TestCard card = flawed(flaw);
        validate(card);
        return card.certificate();
    }

    private static void validate(TestCard card) throws GeneralSecurityException {
        validate(card, CardEnvironment.TEST);
    }

    private static void validate(TestCard card, CardEnvironment environment) throws GeneralSecurityException {
        validate(card, environment, Date.from(TestAuthority.NOW));
    }

    private static void validate(TestCard card, CardEnvironment environment, Date when)
            throws GeneralSecurityException {
        Set<TrustAnchor> roots = Stream.of(Tier.values())
                .map(tier -> new TrustAnchor(TestAuthority.AUTHORITY.root(environment, tier), null))
                .collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(roots);
        parameters.setRevocationEnabled(false);
        parameters.setDate(when);
        List<X509Certificate> path = Stream.concat(
                        Stream.of(card.certificate()), card.chain().stream().limit(1))
                .toList();
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    private static void assertTrustedAt(TestCard card, Date when) {
        assertThatCode(() -> validate(card, CardEnvironment.TEST, when)).doesNotThrowAnyException();
    }

    private static void assertRefused(TestCard card) {
        assertThatThrownBy(() -> validate(card)).isInstanceOf(CertPathValidatorException.class);
    }

    private static byte category(X509Certificate certificate) {
        byte[] value = ASN1OctetString.getInstance(certificate.getExtensionValue(CardOids.CATEGORY.getId()))
                .getOctets();
        return value[value.length - 1];
    }

    private static int integer(TestCard card, String oid) {
        byte[] value = card.certificate().getExtensionValue(oid);
        return value[value.length - 1];
    }

    private static String upn(X509Certificate certificate) {
        String text = new String(certificate.getExtensionValue("2.5.29.17"), StandardCharsets.US_ASCII);
        return text.replaceFirst("(?s).*([0-9]\\.[^@]*@carte-cps\\.fr)$", "$1");
    }

    private static String dump(TestCard card) {
        try {
            return CertificateDump.withValues(card.certificate());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
