package fr.galien.mobile.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.UserVerification.NewKey;
import fr.galien.mobile.attestation.AttestationFiles;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authenticator's maker says of a passkey (WebAuthn Level 3 §8.2, packed). */
class PasskeyMakersAttackTest {

    private static final String TEXT = "MAP1|enrol|eid|nonce|kid";
    private static final UUID MODEL = UUID.fromString("d8522d9f-575b-4866-88a9-ba99fa02f35b");
    private static final Optional<URI> WALLET = Optional.of(URI.create("https://phone.example.org"));
    private static final byte USER_VERIFIED_AND_ATTESTED = 0x45;

    @TempDir
    private Path directory;

    private KeyPair maker;
    private KeyPair batch;
    private X509Certificate root;
    private X509Certificate attestation;

    @BeforeEach
    void theOperatorKnowsTheMakerAndTheModel() throws Exception {
        maker = keys();
        batch = keys();
        root = certificate("CN=Maker", maker, "CN=Maker", maker, true);
        attestation =
                certificate("C=FR,O=Maker,OU=Authenticator Attestation,CN=Batch", batch, "CN=Maker", maker, false);
        Files.createDirectory(directory.resolve("roots"));
        Files.writeString(
                directory.resolve("roots/maker.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.writeString(directory.resolve("authenticators.properties"), MODEL + " = secure-element\n");
    }

    @Test
    void findsAModelThatTheOperatorListsUnderAMakerTheyTrust() throws Exception {
        assertThat(judged().enrol(packed(MODEL, batch, TEXT), TEXT))
                .map(NewKey::protection)
                .contains(KeyProtection.SECURE_ELEMENT);
    }

    @Test
    void knowsNothingOfAModelThatIsNotListedNorOfWhatSaysNothing() throws Exception {
        assertThat(judged().enrol(packed(UUID.randomUUID(), batch, TEXT), TEXT))
                .map(NewKey::protection)
                .contains(KeyProtection.UNKNOWN);
        assertThat(judged().enrol(none(), TEXT)).map(NewKey::protection).contains(KeyProtection.UNKNOWN);
    }

    @Test
    void looksAtNothingWithoutFilesToJudgeBy() throws Exception {
        assertThat(new WalletPasskeys(WALLET, Optional.empty()).enrol(packed(MODEL, batch, TEXT), TEXT))
                .map(NewKey::protection)
                .contains(KeyProtection.UNKNOWN);
    }

    @Test
    void refusesAMakerNobodyTrusts() throws Exception {
        KeyPair stranger = keys();
        attestation =
                certificate("C=FR,O=Maker,OU=Authenticator Attestation,CN=Batch", batch, "CN=Maker", stranger, false);

        assertRefused(packed(MODEL, batch, TEXT));
    }

    @Test
    void refusesWhatTheAttestationKeyDidNotSign() throws Exception {
        assertRefused(packed(MODEL, keys(), TEXT));
    }

    @Test
    void takesNoPasskeyOfAnotherEnrolment() throws Exception {
        assertThat(judged().enrol(packed(MODEL, batch, "MAP1|enrol|another"), TEXT))
                .isEmpty();
    }

    private void assertRefused(Map<String, Object> proof) {
        assertThatThrownBy(() -> judged().enrol(proof, TEXT))
                .isInstanceOfSatisfying(
                        MobileRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(MobileRefusal.ATTESTATION_REFUSED));
    }

    private WalletPasskeys judged() {
        return new WalletPasskeys(WALLET, Optional.of(new AttestationFiles(directory)));
    }

    private Map<String, Object> packed(UUID model, KeyPair signer, String text) throws Exception {
        byte[] authenticator = authenticatorData(model);
        byte[] client = clientData(text);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(authenticator);
        signature.update(sha256(client));
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("alg", -7);
        statement.put("sig", signature.sign());
        statement.put("x5c", List.of(attestation.getEncoded()));
        return proof("packed", statement, authenticator, client);
    }

    private Map<String, Object> none() throws Exception {
        return proof("none", Map.of(), authenticatorData(new UUID(0, 0)), clientData(TEXT));
    }

    private static Map<String, Object> proof(
            String format, Map<String, Object> statement, byte[] authenticator, byte[] client) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("fmt", format);
        object.put("attStmt", statement);
        object.put("authData", authenticator);
        byte[] encoded = new ObjectConverter().getCborConverter().writeValueAsBytes(object);
        return Map.of("t", "webauthn", "ao", base64(encoded), "cd", base64(client));
    }

    private static byte[] authenticatorData(UUID model) throws Exception {
        byte[] id = new byte[16];
        byte[] key = new ObjectConverter()
                .getCborConverter()
                .writeValueAsBytes(EC2COSEKey.create((ECPublicKey) keys().getPublic(), COSEAlgorithmIdentifier.ES256));
        return ByteBuffer.allocate(32 + 1 + 4 + 16 + 2 + id.length + key.length)
                .put(sha256("phone.example.org".getBytes(StandardCharsets.US_ASCII)))
                .put(USER_VERIFIED_AND_ATTESTED)
                .putInt(0)
                .putLong(model.getMostSignificantBits())
                .putLong(model.getLeastSignificantBits())
                .putShort((short) id.length)
                .put(id)
                .put(key)
                .array();
    }

    private static byte[] clientData(String text) throws Exception {
        String challenge = base64(sha256(text.getBytes(StandardCharsets.US_ASCII)));
        return ("{\"type\":\"webauthn.create\",\"challenge\":\"" + challenge
                        + "\",\"origin\":\"https://phone.example.org\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static X509Certificate certificate(
            String subject, KeyPair key, String issuer, KeyPair signer, boolean authority) throws Exception {
        Instant now = Instant.now();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.TEN,
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                new X500Name(subject),
                key.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
