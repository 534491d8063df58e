package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists made or chosen by somebody who holds a stolen card. */
class ListAttackTest {

    private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");
    private static final KeyPair RSA = Ca.newKeys("RSA");

    @TempDir
    Path directory;

    private final ListDraft draft = ListDraft.of(Ca.FORT).revoking(BigInteger.TWO);

    @Test
    void refusesAListOfAnotherTrustedAuthority() {
        assertRefused(
                ListTrouble.OF_ANOTHER_AUTHORITY, ListDraft.of(Ca.STANDARD).der());
    }

    @Test
    void refusesAListInTheNameOfTheAuthoritySignedByAnotherTrustedOne() {
        assertRefused(ListTrouble.BAD_SIGNATURE, draft.signedBy(Ca.STANDARD).der());
    }

    @Test
    void refusesTheListOfTheRootInThePlaceOfTheIntermediates() {
        assertRefused(ListTrouble.OF_ANOTHER_AUTHORITY, ListDraft.of(Ca.ROOT).der());
        assertRefused(ListTrouble.BAD_SIGNATURE, draft.signedBy(Ca.ROOT).der());
    }

    @Test
    void refusesAListThatWasChangedAfterItWasSigned() {
        byte[] der = ListDraft.of(Ca.FORT)
                .revoking(new BigInteger("7fabcdef0123456789", 16))
                .der();
        byte[] wanted = {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 1, 0x23};
        for (int at = 0; at < der.length - wanted.length; at++) {
            if (Arrays.equals(der, at, at + wanted.length, wanted, 0, wanted.length)) {
                der[at] ^= 1;
            }
        }

        assertRefused(ListTrouble.BAD_SIGNATURE, der);
    }

    @Test
    void refusesASignatureThatIsNone() throws Exception {
        byte[] der = draft.der();
        ASN1Sequence list = ASN1Sequence.getInstance(der);
        assertRefused(
                ListTrouble.BAD_SIGNATURE,
                new DLSequence(new ASN1Encodable[] {
                            list.getObjectAt(0), list.getObjectAt(1), new DERBitString(new byte[0])
                        })
                        .getEncoded());
    }

    @Test
    void refusesAListOfAnAuthorityThatMaySignNone() {
        Ca without = Ca.ROOT.authority("AC", Ca.newKeys(), KeyUsage.keyCertSign);

        assertRefused(without, ListTrouble.NOT_ENTITLED, ListDraft.of(without).der());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesADeltaWhetherOrNotItSaysSoLoudly(boolean critical) {
        draft.with(Extension.deltaCRLIndicator, critical, new CRLNumber(BigInteger.ONE));

        assertRefused(ListTrouble.DELTA, draft.der());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnIndirectList(boolean critical) {
        draft.with(
                Extension.issuingDistributionPoint,
                critical,
                new IssuingDistributionPoint(null, false, false, null, true, false));

        assertRefused(ListTrouble.INDIRECT, draft.der());
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "false, false"})
    void refusesAListOfAPartOfTheCertificates(boolean users, boolean authorities) {
        DistributionPointName point = new DistributionPointName(new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://igc-sante.esante.gouv.fr/CRL/1.crl")));
        draft.with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(point, users, authorities, null, false, false));

        assertRefused(ListTrouble.PARTITIONED, draft.der());
    }

    @Test
    void refusesACriticalExtensionNobodyUnderstands() {
        assertRefused(
                ListTrouble.UNKNOWN_CRITICAL_EXTENSION,
                draft.with(UNHEARD_OF, true, DERNull.INSTANCE).der());
    }

    @Test
    void refusesAnEntryWithACriticalExtensionNobodyUnderstands() {
        draft.revoking(BigInteger.TEN, UNHEARD_OF, true, DERNull.INSTANCE);

        assertRefused(ListTrouble.UNKNOWN_CRITICAL_ENTRY_EXTENSION, draft.der());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnEntryThatSpeaksOfAnotherAuthority(boolean critical) {
        draft.revoking(
                BigInteger.TEN,
                Extension.certificateIssuer,
                critical,
                new GeneralNames(new GeneralName(Ca.STANDARD.name())));

        assertRefused(ListTrouble.INDIRECT, draft.der());
    }

    @Test
    void refusesSha1() {
        Ca rsa = Ca.root("AC RSA", RSA);
        assertRefused(
                ListTrouble.WEAK_ALGORITHM, draft.algorithm("SHA1withECDSA").der());
        assertRefused(
                rsa,
                ListTrouble.WEAK_ALGORITHM,
                ListDraft.of(rsa).algorithm("SHA1withRSA").der());
        assertRefused(
                rsa,
                ListTrouble.WEAK_ALGORITHM,
                ListDraft.of(rsa).algorithm("SHA1withRSAandMGF1").der());
        assertRefused(
                rsa,
                ListTrouble.WEAK_ALGORITHM,
                ListDraft.of(rsa).algorithm("MD5withRSA").der());
    }

    @Test
    void refusesAnAlgorithmThatIsNotOfTheAuthoritysKey() {
        Ca inItsName = new Ca(Ca.FORT.name(), RSA, Ca.FORT.certificate());

        assertRefused(
                ListTrouble.WEAK_ALGORITHM,
                draft.signedBy(inItsName).algorithm("SHA256withRSA").der());
    }

    @Test
    void refusesAnotherAlgorithmOutsideThanInside() throws IOException {
        assertRefused(
                ListTrouble.ALGORITHMS_DIFFER,
                draft.derWithOuter(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1)));
        assertRefused(
                ListTrouble.ALGORITHMS_DIFFER,
                draft.derWithOuter(new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE)));
        assertRefused(
                ListTrouble.ALGORITHMS_DIFFER,
                draft.derWithOuter(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new RSASSAPSSparams())));
    }

    @Test
    void refusesAListPastItsEndAndOneFromTheFuture() {
        assertRefused(ListTrouble.OVERDUE, draft.until(Ca.NOW).der());
        assertRefused(
                ListTrouble.NOT_YET,
                ListDraft.of(Ca.FORT).from(Ca.NOW.plus(Duration.ofMinutes(6))).der());
    }

    @Test
    void refusesAListWithoutAnEnd() {
        assertRefused(ListTrouble.NO_NEXT_UPDATE, draft.until(null).der());
        assertRefused(
                ListTrouble.NO_NEXT_UPDATE, ListDraft.of(Ca.FORT).until(null).der());
    }

    @Test
    void refusesAListThatIsCutShortWhereverThatIs() {
        byte[] der = draft.der();
        for (int length = 0; length < der.length; length++) {
            assertRefused(ListTrouble.NOT_A_LIST, Arrays.copyOf(der, length));
        }
    }

    @Test
    void refusesWhatFollowsTheList() {
        byte[] der = draft.der();

        assertRefused(ListTrouble.TRAILING_OCTETS, Arrays.copyOf(der, der.length + 1));
    }

    @Test
    void refusesIndefiniteLengths() throws IOException {
        ASN1Sequence list = ASN1Sequence.getInstance(draft.der());

        assertRefused(ListTrouble.NOT_A_LIST, new BERSequence(list.toArray()).getEncoded());
    }

    @Test
    void refusesVersion1() {
        ASN1Sequence list = ASN1Sequence.getInstance(draft.der());
        ASN1Sequence signed = ASN1Sequence.getInstance(list.getObjectAt(0));
        assertRefused(ListTrouble.NOT_VERSION_2, spoiled(list, Arrays.copyOfRange(signed.toArray(), 1, signed.size())));
        ASN1Encodable[] version3 = signed.toArray();
        version3[0] = new ASN1Integer(2);
        assertRefused(ListTrouble.NOT_VERSION_2, spoiled(list, version3));
    }

    @Test
    void refusesASecondSetOfExtensionsAndWhatElseFollowsTheFirst() {
        ASN1Sequence list = ASN1Sequence.getInstance(draft.der());
        ASN1Sequence signed = ASN1Sequence.getInstance(list.getObjectAt(0));
        ASN1Encodable[] twice = Arrays.copyOf(signed.toArray(), signed.size() + 1);
        twice[signed.size()] = twice[signed.size() - 1];

        assertRefused(ListTrouble.NOT_A_LIST, spoiled(list, twice));
    }

    @Test
    void refusesTenMegabytesOfGarbage() {
        byte[] garbage = new byte[10 << 20];
        new Random(1).nextBytes(garbage);
        assertRefused(ListTrouble.NOT_A_LIST, garbage);
        assertRefused(ListTrouble.NOT_A_LIST, new byte[10 << 20]);
        assertRefused(ListTrouble.NOT_A_LIST, "<html>".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII));
    }

    /** Each octet pair of it would be an object of its own in memory. */
    @Test
    void stopsAtAHeadThatIsMadeOfMillionsOfParts() {
        byte[] parts = new byte[40 << 20];
        for (int at = 0; at < parts.length; at += 2) {
            parts[at] = 5;
        }
        byte[] signed = LargeList.tlv(0x30, LargeList.tlv(2, new byte[] {1}), LargeList.tlv(0x30, parts));

        assertRefused(ListTrouble.NOT_A_LIST, LargeList.tlv(0x30, signed));
    }

    @Test
    void survivesSequencesEachInTheOther() {
        byte[] nested = new byte[12_000];
        Arrays.fill(nested, (byte) 0x30);
        for (int at = 1; at < nested.length; at += 2) {
            nested[at] = (byte) 0x80;
        }
        byte[] definite = new byte[0];
        for (int depth = 0; depth < 3_000; depth++) {
            definite = LargeList.tlv(0x30, definite);
        }

        assertRefused(ListTrouble.NOT_A_LIST, nested);
        assertRefused(
                ListTrouble.NOT_A_LIST,
                LargeList.tlv(0x30, LargeList.tlv(0x30, LargeList.tlv(2, new byte[] {1}), definite)));
    }

    @Test
    void refusesALengthThatIsNotThere() {
        for (byte[] claim : new byte[][] {
            {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            {0x30, (byte) 0x84, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            {0x30, (byte) 0x88, 1, 1, 1, 1, 1, 1, 1, 1}
        }) {
            assertRefused(ListTrouble.NOT_A_LIST, claim);
        }
    }

    @Test
    void refusesASerialNumberLongerThanAnyCertificates() {
        assertRefused(
                ListTrouble.NOT_A_LIST,
                draft.revoking(BigInteger.ONE.shiftLeft(8 * 3_000)).der());
        assertRefused(
                ListTrouble.NOT_A_LIST,
                draft.revoking(BigInteger.ONE.shiftLeft(8 * 30_000)).der());
    }

    @Test
    void refusesMoreEntriesOrOctetsThanAreEverTaken() throws Exception {
        Path file = Files.write(
                directory.resolve("list"), draft.revoking(BigInteger.ONE).der());

        assertThatThrownBy(() -> reader(Ca.FORT, 1 << 20, 1).read(file))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(ListTrouble.TOO_MANY_ENTRIES));
        assertThatThrownBy(() -> reader(Ca.FORT, Files.size(file) - 1, 2).read(file))
                .isInstanceOfSatisfying(
                        Unusable.class, refused -> assertThat(refused.trouble()).isEqualTo(Outage.TOO_LONG));
    }

    /** Whatever octet is changed to whatever, the answer is a refusal and never anything thrown besides. */
    @Test
    void refusesEveryListWithOneOctetChanged() throws IOException {
        byte[] der = draft.revoking(BigInteger.TEN, 1).der();
        Random random = new Random(1);
        for (int at = 0; at < der.length; at++) {
            byte[] changed = der.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(directory.resolve("list"), changed);
            assertThatThrownBy(() -> reader(Ca.FORT, 1 << 20, 100).read(file)).isInstanceOf(Unusable.class);
        }
    }

    private static byte[] spoiled(ASN1Sequence list, ASN1Encodable[] signed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write(new DLSequence(
                            new ASN1Encodable[] {new DLSequence(signed), list.getObjectAt(1), list.getObjectAt(2)})
                    .getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private void assertRefused(ListTrouble why, byte[] der) {
        assertRefused(Ca.FORT, why, der);
    }

    private void assertRefused(Ca issuer, ListTrouble why, byte[] der) {
        Path file = directory.resolve("list.crl");
        assertThatThrownBy(() -> reader(issuer, 1 << 26, 1_000_000).read(Files.write(file, der)))
                .isInstanceOfSatisfying(
                        Unusable.class, refused -> assertThat(refused.trouble()).isEqualTo(why));
    }

    private static ListReader reader(Ca issuer, long octets, int entries) {
        return new ListReader(issuer.certificate(), octets, entries, Clock.fixed(Ca.NOW, ZoneOffset.UTC));
    }
}
