package fr.galien.factor.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyBlob.Model;
import fr.galien.testkit.key.KeyBlob.Status;
import fr.galien.testkit.key.KeyMetadata;
import fr.galien.testkit.key.KeyMetadata.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody brings a publication of their own. */
class BlobAttackTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID KEY = UUID.fromString("0a11e000-0000-4000-8000-000000000001");
    private static final KeyMetadata FIDO = KeyMetadata.make(NOW, RANDOM);
    private static final KeyMetadata MAKER = KeyMetadata.make(NOW, RANDOM);

    private static final KeyBlob BLOB = new KeyBlob(
            7,
            LocalDate.parse("2026-12-01"),
            new Model(
                    KEY,
                    List.of(MAKER.root()),
                    Status.since("2024-01-01", "FIDO_CERTIFIED_L1").until("2030-01-01"),
                    Status.since("2025-01-01", "UPDATE_AVAILABLE").firmware(5)));

    @Test
    void refusesAChangedPayload() {
        String[] parts = FIDO.sign(BLOB).split("\\.");
        String changed = text(parts[1]).replace("FIDO_CERTIFIED_L1", "FIDO_CERTIFIED_L3");

        refuses(BlobTrouble.SIGNATURE, parts[0] + "." + encoded(changed) + "." + parts[2]);
    }

    @Test
    void refusesASignatureOfAnotherKey() {
        String[] parts = FIDO.sign(BLOB).split("\\.");

        refuses(
                BlobTrouble.SIGNATURE,
                parts[0] + "." + parts[1] + "." + MAKER.sign(BLOB).split("\\.")[2]);
    }

    @Test
    void refusesAnotherRoot() {
        refuses(BlobTrouble.CHAIN, MAKER.sign(BLOB));
    }

    @Test
    void believesNobodyWithoutARoot() {
        assertThatThrownBy(() -> read(FIDO.sign(BLOB)))
                .isInstanceOfSatisfying(
                        BlobRefused.class, why -> assertThat(why.trouble()).isEqualTo(BlobTrouble.NO_ROOTS));
    }

    @Test
    void refusesACertificateThatHasEnded() {
        KeyMetadata fido = KeyMetadata.make(KeyMetadata.NAME, Algorithm.ES256, NOW.minusSeconds(1), NOW, RANDOM);

        refuses(BlobTrouble.CHAIN, fido.sign(BLOB), fido.root());
    }

    @Test
    void refusesACertificateThatIsNotValidYet() {
        KeyMetadata fido = KeyMetadata.make(NOW.plus(Duration.ofDays(4000)), RANDOM);

        refuses(BlobTrouble.CHAIN, fido.sign(BLOB), fido.root());
    }

    @Test
    void refusesAnotherNameUnderTheSameRoot() {
        KeyMetadata fido = KeyMetadata.make("www.galien.localhost", Algorithm.ES256, NOW.plusSeconds(60), NOW, RANDOM);

        refuses(BlobTrouble.NAME, fido.sign(BLOB), fido.root());
    }

    @Test
    void refusesThatNothingSignsIt() {
        String header = header(new JWSHeader.Builder(JWSAlgorithm.ES256)).replace("ES256", "none");

        refuses(BlobTrouble.ALGORITHM, encoded(header) + "." + encoded(payload(BLOB)) + ".");
    }

    @Test
    void refusesThePublicKeyAsASecret() throws JOSEException {
        JWSObject signed = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .x509CertChain(FIDO.chain())
                        .build(),
                new Payload(payload(BLOB)));
        signed.sign(new MACSigner(FIDO.certificate().getPublicKey().getEncoded()));

        refuses(BlobTrouble.ALGORITHM, signed.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES384", "ES512", "PS256", "EdDSA", "RS1", ""})
    void refusesAnAlgorithmThatIsNotItsKeys(String algorithm) {
        String[] parts = FIDO.sign(BLOB).split("\\.");
        String header = text(parts[0]).replace("ES256", algorithm);

        refuses(BlobTrouble.ALGORITHM, encoded(header) + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void refusesACriticalHeaderItDoesNotKnow() {
        String[] parts = FIDO.sign(BLOB).split("\\.");
        String header = text(parts[0]).replaceFirst("\\{", "{\"crit\":[\"exp\"],\"exp\":1,");

        refuses(BlobTrouble.NOT_SIGNED_TEXT, encoded(header) + "." + parts[1] + "." + parts[2]);
    }

    private static void refuses(BlobTrouble why, String file) {
        refuses(why, file, FIDO.root());
    }

    private static void refuses(BlobTrouble why, String file, X509Certificate root) {
        assertThatThrownBy(() -> read(file, root))
                .isInstanceOfSatisfying(
                        BlobRefused.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(why));
    }

    private static Metadata read(String file, X509Certificate... roots) throws BlobRefused {
        return new BlobReader(KeyMetadata.NAME, Clock.fixed(NOW, ZoneOffset.UTC))
                .read(file.getBytes(StandardCharsets.US_ASCII), Set.of(roots));
    }

    private static String header(JWSHeader.Builder header) {
        return header.x509CertChain(FIDO.chain()).build().toString();
    }

    private static String payload(KeyBlob blob) {
        return text(FIDO.sign(blob).split("\\.")[1]);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
