package fr.galien.card;

import static fr.galien.card.CardEnvironment.PRODUCTION;
import static fr.galien.card.CardEnvironment.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates made by somebody who wants to be a doctor. */
class CardAttackTest {

    private static final CardRefusal FORGED = CardRefusal.UNKNOWN_AUTHORITY;

    private final Hierarchies igc = Hierarchies.TEST;
    private final CardDraft draft = new CardDraft();

    @Test
    void refusesACardSignedByTheForgersKeyInThePinnedAuthoritysName() {
        assertRefused(FORGED, draft.forgedAs(igc.fortPersonnes));
    }

    @Test
    void refusesACardWhoseIssuerHasThePinnedNameAndAnotherKey() {
        Issuer impostor = Issuer.root("TEST AC RACINE IGC-SANTE FORT").intermediate("TEST AC IGC-SANTE FORT PERSONNES");

        assertRefused(FORGED, draft.signedBy(impostor));
    }

    @Test
    void refusesASelfSignedCard() {
        assertRefused(FORGED, draft.selfSigned());
    }

    @Test
    void refusesASelfSignedCertificateWithTheNamesOfThePinnedAuthority() {
        KeyPair keys = Issuer.newKeys();
        X509v3CertificateBuilder builder = draft.builder(igc.fortPersonnes.name(), igc.fortPersonnes.name());

        assertRefused(FORGED, Issuer.sign(builder, keys));
    }

    @Test
    void refusesACardWhoseContentWasChangedAfterItWasSigned() throws Exception {
        byte[] der = draft.signedBy(igc.fortPersonnes).getEncoded();
        byte[] number = "899700252580".getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(der, number);
        der[at + number.length - 1] = '1';

        assertThat(Hierarchies.judge(igc.all, TEST, new PresentedCertificate(der)))
                .isEqualTo(CardVerdict.Refused.because(FORGED));
    }

    @Test
    void refusesACardIssuedByAnotherCard() {
        CardDraft stolen = new CardDraft();
        stolen.signedBy(igc.fortPersonnes);
        Issuer card = new Issuer(stolen.subjectName(), stolen.keys(), igc.fortPersonnes.certificate());

        assertRefused(FORGED, draft.signedBy(card));
    }

    @Test
    void refusesACardIssuedByARootOrBySomethingUnderAnIntermediate() {
        assertRefused(FORGED, draft.signedBy(igc.fortRoot));
        assertRefused(FORGED, draft.signedBy(igc.fortPersonnes.intermediate("TEST AC IGC-SANTE FORT PERSONNES 2")));
    }

    @Test
    void refusesACardThroughAnElementaireAuthorityThatCallsItselfFort() {
        Issuer liar = igc.elementaireOrganisations.intermediate("TEST AC IGC-SANTE FORT PERSONNES");

        assertRefused(FORGED, draft.signedBy(liar));
    }

    @Test
    void refusesTheCertificateOfThePinnedAuthorityItself() {
        assertThat(Hierarchies.judge(igc.all, TEST, igc.fortPersonnes.certificate()))
                .isInstanceOf(CardVerdict.Refused.class);
        assertThat(Hierarchies.judge(igc.all, TEST, igc.fortRoot.certificate()))
                .isInstanceOf(CardVerdict.Refused.class);
    }

    /** Wording is chosen from what nobody vouched for; whatever is written there, the answer stays a refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC IGC-SANTE FORT PERSONNES",
                "TEST AC IGC-SANTE FORT PERSONNES",
                "AC IGC-SANTE ELEMENTAIRE PERSONNES",
                "",
                "IGC-SANTE TEST ORGANISATIONS"
            })
    void refusesEveryUnpinnedIssuerWhateverItCallsItself(String name) {
        Issuer own = Issuer.root(name + " RACINE").intermediate(name);
        for (CardEnvironment environment : CardEnvironment.values()) {
            for (int category : new int[] {0x00, 0x80}) {
                X509Certificate card = new CardDraft().category(category).signedBy(own);
                assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, environment, card))
                        .isInstanceOf(CardVerdict.Refused.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "899700252580\n",
                "899700252580\n899700252581",
                "899700252580\u0000",
                " 899700252580",
                "899700252580 + CN=899700252581",
                "８99700252580",
                "899700252580/../x"
            })
    void refusesACommonNameWithMoreThanAnIdentifierInIt(String commonName) {
        assertRefused(
                CardRefusal.NO_PROFESSIONAL_ID,
                draft.with(BCStyle.CN, commonName).signedBy(igc.fortPersonnes));
    }

    @Test
    void refusesTwoCommonNames() {
        X500Name twice = new X500NameBuilder()
                .addMultiValuedRDN(new AttributeTypeAndValue[] {
                    new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("899700252580")),
                    new AttributeTypeAndValue(BCStyle.SURNAME, new DERUTF8String("KINE-CH"))
                })
                .addRDN(BCStyle.CN, new DERUTF8String("899700252598"))
                .build();

        assertRefused(
                CardRefusal.UNREADABLE,
                Issuer.sign(draft.builder(igc.fortPersonnes.name(), twice), igc.fortPersonnes.keys()));
    }

    @Test
    void refusesACriticalExtensionNobodyUnderstands() {
        X509v3CertificateBuilder builder = draft.builder(igc.fortPersonnes.name(), draft.subjectName());
        Issuer.extend(builder, "1.2.3.4.5", true, DERNull.INSTANCE);

        assertRefused(CardRefusal.UNREADABLE, Issuer.sign(builder, igc.fortPersonnes.keys()));
    }

    @Test
    void refusesACardThatCallsItselfAnAuthorityAndIssuesAnother() {
        CardDraft ambitious = new CardDraft()
                .with(Extension.basicConstraints.getId(), new BasicConstraints(true))
                .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign);
        Issuer own = new Issuer(ambitious.subjectName(), ambitious.keys(), ambitious.signedBy(igc.fortPersonnes));

        assertRefused(FORGED, draft.signedBy(own));
    }

    @Test
    void refusesWhatIsLongerThanACertificateOfACard() {
        draft.with("1.2.3.4.5", new DEROctetString(new byte[CardCertificateReader.MAX_BYTES]));

        assertRefused(CardRefusal.UNREADABLE, draft.signedBy(igc.fortPersonnes));
    }

    @Test
    void refusesBytesAfterTheCertificate() throws Exception {
        byte[] der = draft.signedBy(igc.fortPersonnes).getEncoded();

        assertUnreadable(Arrays.copyOf(der, der.length + 1));
        assertUnreadable(Arrays.copyOf(der, der.length - 1));
    }

    @Test
    void refusesAnotherEncodingOfTheSameCertificate() throws Exception {
        ASN1Sequence certificate =
                ASN1Sequence.getInstance(draft.signedBy(igc.fortPersonnes).getEncoded());

        assertUnreadable(new BERSequence(certificate.toArray()).getEncoded(ASN1Encoding.BER));
    }

    @ParameterizedTest
    @MethodSource("rubbish")
    void refusesWhatIsNoCertificate(byte[] bytes) {
        assertUnreadable(bytes);
    }

    static Stream<byte[]> rubbish() {
        byte[] zeros = new byte[100];
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 0x30);
        return Stream.of(
                new byte[0],
                zeros,
                deep,
                new byte[] {0x30, 0x00},
                new byte[] {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("oddEncodings")
    void refusesAPrivateExtensionInAnotherEncoding(String extension, ASN1Encodable value) {
        assertRefused(CardRefusal.UNREADABLE, draft.with(extension, value).signedBy(igc.fortPersonnes));
    }

    static Stream<Object[]> oddEncodings() {
        return Stream.of(
                new Object[] {CardDraft.TYPE, new ASN1Integer(-1)},
                new Object[] {CardDraft.TYPE, new ASN1Integer(BigInteger.ONE.shiftLeft(32))},
                new Object[] {CardDraft.TYPE, new DEROctetString(new byte[] {0})},
                new Object[] {CardDraft.CATEGORY, new ASN1Integer(0)},
                new Object[] {CardDraft.CATEGORY, new DEROctetString(new byte[] {(byte) 0x80, 0})},
                new Object[] {CardDraft.CATEGORY, new DEROctetString(new byte[0])},
                new Object[] {CardDraft.PROFESSION, new DERUTF8String("70")},
                new Object[] {CardDraft.NUMBER, new DERUTF8String("8025000001/2800383626")});
    }

    @Test
    void refusesACommonNameInAnotherEncoding() {
        assertRefused(
                CardRefusal.UNREADABLE,
                draft.with(BCStyle.CN, new DERBMPString("899700252580")).signedBy(igc.fortPersonnes));
    }

    @Test
    void acceptsACommonNameAsPrintableString() {
        assertThat(Hierarchies.judge(
                        igc.all,
                        TEST,
                        draft.with(BCStyle.CN, new DERPrintableString("899700252580"))
                                .signedBy(igc.fortPersonnes)))
                .isInstanceOf(CardVerdict.Accepted.class);
    }

    @Test
    void refusesAnExtensionThatIsThereTwice() throws Exception {
        byte[] der = draft.category(0x83).signedBy(igc.fortPersonnes).getEncoded();
        // The profession's identifier becomes the category's: one octet string says software, the other is an INTEGER.
        byte[] profession = new ASN1ObjectIdentifier(CardDraft.PROFESSION).getEncoded();
        byte[] category = new ASN1ObjectIdentifier(CardDraft.CATEGORY).getEncoded();
        System.arraycopy(category, 0, der, indexOf(der, profession), category.length);

        assertUnreadable(der);
    }

    @Test
    void neverAcceptsATestCardInProductionWhateverIsPinned() {
        X509Certificate card = draft.signedBy(igc.fortPersonnes);

        assertThat(Hierarchies.judge(igc.all, PRODUCTION, card)).isInstanceOf(CardVerdict.Refused.class);
        assertThat(Hierarchies.judge(Hierarchies.PRODUCTION.all, PRODUCTION, card))
                .isInstanceOf(CardVerdict.Refused.class);
    }

    private void assertRefused(CardRefusal refusal, X509Certificate certificate) {
        assertThat(Hierarchies.judge(igc.all, TEST, certificate)).isEqualTo(CardVerdict.Refused.because(refusal));
    }

    private void assertUnreadable(byte[] der) {
        assertThat(Hierarchies.judge(igc.all, TEST, new PresentedCertificate(der)))
                .isEqualTo(CardVerdict.Refused.because(CardRefusal.UNREADABLE));
    }

    private static int indexOf(byte[] haystack, byte[] needle) {
        for (int at = 0; at <= haystack.length - needle.length; at++) {
            if (Arrays.equals(haystack, at, at + needle.length, needle, 0, needle.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
