package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {

    private static final Clock CLOCK = Clock.fixed(Ca.NOW, ZoneOffset.UTC);
    private static final KeyPair RSA = Ca.newKeys("RSA");

    @TempDir
    Path directory;

    @Test
    void readsWhatTheAuthoritySigned() throws Exception {
        BigInteger revoked = Ca.serial();

        RevocationList list = read(
                Ca.FORT, ListDraft.of(Ca.FORT).revoking(revoked, BigInteger.ONE).number(77));

        assertThat(list.serials().size()).isEqualTo(2);
        assertThat(list.serials().contains(revoked)).isTrue();
        assertThat(list.serials().contains(Ca.serial())).isFalse();
        assertThat(list.number()).contains(BigInteger.valueOf(77));
        assertThat(list.thisUpdate()).isEqualTo(Ca.NOW.minus(Duration.ofHours(3)));
        assertThat(list.nextUpdate()).isEqualTo(Ca.NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void readsAListThatRevokesNobody() throws Exception {
        assertThat(read(Ca.FORT, ListDraft.of(Ca.FORT)).serials().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1",
                "SHA512withRSAandMGF1"
            })
    void readsListsSignedWithRsa(String algorithm) throws Exception {
        Ca rsa = Ca.root("AC RSA", RSA);

        assertThat(read(rsa, ListDraft.of(rsa).algorithm(algorithm).revoking(BigInteger.TWO))
                        .serials()
                        .contains(BigInteger.TWO))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA"})
    void readsListsSignedWithEllipticCurves(String algorithm) throws Exception {
        assertThat(read(Ca.FORT, ListDraft.of(Ca.FORT).algorithm(algorithm))).isNotNull();
    }

    /** keyCompromise, certificateHold, and removeFromCRL, which belongs in deltas only. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8})
    void takesEveryReasonForARevocation(int reason) throws Exception {
        assertThat(read(Ca.FORT, ListDraft.of(Ca.FORT).revoking(BigInteger.TWO, reason))
                        .serials()
                        .contains(BigInteger.TWO))
                .isTrue();
    }

    @Test
    void understandsCriticalExtensionsItJudges() throws Exception {
        ListDraft draft = ListDraft.of(Ca.FORT)
                .with(Extension.authorityKeyIdentifier, true, new AuthorityKeyIdentifier(new byte[20]))
                .revoking(BigInteger.TWO, Extension.invalidityDate, true, new ASN1GeneralizedTime("20261120000000Z"));

        assertThat(read(Ca.FORT, draft).serials().size()).isEqualTo(1);
    }

    @Test
    void leavesAlonePointersToDeltasWhichItNeverFollows() throws Exception {
        assertThat(read(
                        Ca.FORT,
                        ListDraft.of(Ca.FORT)
                                .with(Extension.freshestCRL, false, new AuthorityKeyIdentifier(new byte[2]))))
                .isNotNull();
    }

    @Test
    void acceptsAClockThatIsAFewMinutesAhead() throws Exception {
        assertThat(read(Ca.FORT, ListDraft.of(Ca.FORT).from(Ca.NOW.plus(Duration.ofMinutes(4)))))
                .isNotNull();
    }

    /** In a process of its own, whose heap the file alone would fill. */
    @Test
    void readsHalfAMillionEntriesInASmallHeap() throws Exception {
        Path list =
                LargeList.write(directory.resolve("large.crl"), Ca.FORT.certificate(), Ca.FORT.keys(), 500_000, Ca.NOW);
        Path certificate =
                Files.write(directory.resolve("ca.der"), Ca.FORT.certificate().getEncoded());
        assertThat(Files.size(list)).isGreaterThan(24_000_000);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadInSmallHeap.class.getName(),
                        list.toString(),
                        certificate.toString(),
                        Ca.NOW.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.lines().toList()).isEqualTo(List.of("500000"));
    }

    private RevocationList read(Ca issuer, ListDraft draft) throws Exception {
        Path file = draft.writtenTo(directory.resolve("list.crl"));
        return new ListReader(issuer.certificate(), 1 << 26, 1_000_000, CLOCK).read(file);
    }
}
