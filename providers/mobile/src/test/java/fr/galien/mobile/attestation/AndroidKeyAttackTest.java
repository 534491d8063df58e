package fr.galien.mobile.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.attestation.Attested.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a phone says of its keys is believed as far as every word of it is so. */
class AndroidKeyAttackTest {

    private static final Consumer<Said> AS_IT_IS = said -> {};

    @TempDir
    private Path directory;

    private final Attested phone = new Attested();
    private final KeyPair pop = Attested.keys();
    private final KeyPair user = Attested.keys();

    @BeforeEach
    void theOperatorKnowsTheMakerAndTheApplication() throws Exception {
        Files.createDirectory(directory.resolve("roots"));
        trust(phone.rootCertificate);
        revoke();
        Files.writeString(directory.resolve("apps.properties"), Attested.PACKAGE + " = " + "00".repeat(32) + "\n");
    }

    @Test
    void findsKeysInATrustedEnvironment() {
        assertThat(judge(phone.attestation(pop, user, AS_IT_IS))).isEqualTo(KeyProtection.TEE);
    }

    @Test
    void isWorthNoMoreThanTheWeakerOfTheTwoKeys() {
        assertThat(judge(phone.attestation(pop, user, said -> {
                    said.attestedBy = 2;
                    said.keptBy = 2;
                })))
                .isEqualTo(KeyProtection.TEE);
        Said strong = new Said(false);
        strong.attestedBy = 2;
        strong.keptBy = 2;
        Said strongUser = new Said(true);
        strongUser.attestedBy = 2;
        strongUser.keptBy = 2;
        assertThat(judge(Map.of(
                        "fmt", "android-key",
                        "pop", phone.chain(pop, strong, 11),
                        "uv", phone.chain(user, strongUser, 12))))
                .isEqualTo(KeyProtection.SECURE_ELEMENT);
    }

    @Test
    void believesNothingOfWhatSaysItIsSoftwareOrSaysNothing() {
        assertThat(judge(phone.attestation(pop, user, said -> said.keptBy = 0))).isEqualTo(KeyProtection.UNKNOWN);
        assertThat(judge(phone.attestation(pop, user, said -> said.attestedBy = 0)))
                .isEqualTo(KeyProtection.UNKNOWN);
        assertThat(judge(Map.of("fmt", "none"))).isEqualTo(KeyProtection.UNKNOWN);
        assertThat(judge(Map.of())).isEqualTo(KeyProtection.UNKNOWN);
    }

    static Stream<Named<Consumer<Said>>> spoilt() {
        return Stream.of(
                Named.of("another challenge", said -> said.challenge = Attested.sha256("another enrolment")),
                Named.of("no challenge", said -> said.challenge = new byte[0]),
                Named.of("another purpose", said -> said.hardware.put(1, new DERSet(new ASN1Integer(3)))),
                Named.of(
                        "a purpose more",
                        said -> said.hardware.put(
                                1, new DERSet(new ASN1Integer[] {new ASN1Integer(2), new ASN1Integer(7)}))),
                Named.of("a purpose by software", said -> said.software.put(1, said.hardware.remove(1))),
                Named.of("RSA", said -> said.hardware.put(2, new ASN1Integer(1))),
                Named.of("another curve", said -> said.hardware.put(10, new ASN1Integer(2))),
                Named.of("imported", said -> said.hardware.put(702, new ASN1Integer(2))),
                Named.of("origin by software", said -> said.software.put(702, said.hardware.remove(702))),
                Named.of("all applications", said -> said.software.put(600, DERNull.INSTANCE)),
                Named.of("all applications by hardware", said -> said.hardware.put(600, DERNull.INSTANCE)),
                Named.of("no user asked for", said -> said.hardware.put(503, DERNull.INSTANCE)),
                Named.of("no way to ask", said -> said.hardware.remove(504)),
                Named.of("asked by software", said -> said.software.put(504, said.hardware.remove(504))),
                Named.of("asked once for a minute", said -> said.hardware.put(505, new ASN1Integer(60))),
                Named.of("boot loader open", said -> said.hardware.put(704, Attested.rootOfTrust(false, 0))),
                Named.of("self-signed system", said -> said.hardware.put(704, Attested.rootOfTrust(true, 1))),
                Named.of("unverified system", said -> said.hardware.put(704, Attested.rootOfTrust(true, 2))),
                Named.of("no root of trust", said -> said.hardware.remove(704)),
                Named.of(
                        "another application",
                        said -> said.software.put(709, Attested.applicationId("fr.example.evil", Attested.SIGNER))),
                Named.of(
                        "another signer",
                        said -> said.software.put(
                                709, Attested.applicationId(Attested.PACKAGE, Attested.sha256("another signer")))),
                Named.of("no application", said -> said.software.remove(709)),
                Named.of("no list that can be read", said -> said.hardware.put(704, new ASN1Integer(1))));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void refusesAClaimOfWhichOneFieldIsSpoilt(Consumer<Said> spoiling) {
        assertRefused(() -> judge(phone.attestation(pop, user, spoiling)));
    }

    @Test
    void refusesAnotherMakersRootThoughTheChainHoldsIt() {
        Attested other = new Attested();

        assertRefused(() -> judge(other.attestation(pop, user, AS_IT_IS)));
    }

    @Test
    void refusesAChainThatIsRevokedAtAnyPlace() throws IOException {
        for (String serial : List.of("1", "2", "b", "c")) {
            revoke(serial);
            assertRefused(() -> judge(phone.attestation(pop, user, AS_IT_IS)));
        }
        revoke("d");
        assertThat(judge(phone.attestation(pop, user, AS_IT_IS))).isEqualTo(KeyProtection.TEE);
    }

    /** Who cannot ask what was revoked believes nobody. */
    @Test
    void judgesNothingWithoutAListOfTheRevoked() throws IOException {
        Files.delete(directory.resolve("revoked.json"));

        assertThatThrownBy(() -> judge(phone.attestation(pop, user, AS_IT_IS)))
                .isInstanceOfSatisfying(
                        MobileRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(MobileRefusal.OUT_OF_ORDER));
    }

    @Test
    void refusesTheAttestationOfOtherKeys() {
        KeyPair others = Attested.keys();

        assertRefused(() -> judge(phone.attestation(others, user, AS_IT_IS)));
        assertRefused(() -> judge(phone.attestation(pop, others, AS_IT_IS)));
        assertRefused(() -> judge(phone.attestation(user, pop, AS_IT_IS)));
    }

    /** An attested key signs a certificate that says anything of another. */
    @Test
    void refusesAChainThatGoesOnBelowAnAttestedKey() {
        X509Certificate attested =
                Attested.sign("CN=Attested", phone.batch, "CN=Maker", phone.root, 3, true, new Said(false));
        phone.batchCertificate = attested;

        assertRefused(() -> judge(phone.attestation(pop, user, AS_IT_IS)));
    }

    @Test
    void refusesWhatIsOver() {
        Clock later = Clock.fixed(Attested.NOW.plus(2, ChronoUnit.DAYS), ZoneOffset.UTC);

        assertRefused(() -> judge(phone.attestation(pop, user, AS_IT_IS), later));
    }

    @Test
    void refusesWhatIsNoAttestation() {
        Map<String, Object> good = phone.attestation(pop, user, AS_IT_IS);
        for (Object bad : List.of(
                List.of(),
                "chain",
                List.of(1),
                List.of("%%"),
                List.of("AAAA"),
                List.of(Base64.getUrlEncoder().encodeToString(new byte[100])),
                Stream.generate(() -> "AAAA").limit(9).toList())) {
            Map<String, Object> spoilt = new HashMap<>(good);
            spoilt.put("uv", bad);
            assertRefused(() -> judge(spoilt));
        }
        assertRefused(() -> judge(Map.of("fmt", "android-safetynet")));
        assertRefused(() -> judge(Map.of("fmt", 1)));
        Map<String, Object> half = new HashMap<>(good);
        half.remove("pop");
        assertRefused(() -> judge(half));
    }

    private KeyProtection judge(Map<String, Object> attestation) {
        return judge(attestation, Clock.fixed(Attested.NOW, ZoneOffset.UTC));
    }

    private KeyProtection judge(Map<String, Object> attestation, Clock clock) {
        return new AndroidKeyAttestation(new AttestationFiles(directory), clock)
                .judge(attestation, Attested.jwk(pop), Attested.jwk(user), Attested.TEXT);
    }

    private void trust(X509Certificate root) throws Exception {
        Files.writeString(
                directory.resolve("roots/maker.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private void revoke(String... serials) throws IOException {
        String entries = Stream.of(serials)
                .map(serial -> "\"" + serial + "\":{\"status\":\"REVOKED\",\"reason\":\"KEY_COMPROMISE\"}")
                .collect(java.util.stream.Collectors.joining(","));
        Files.writeString(directory.resolve("revoked.json"), "{\"entries\":{" + entries + "}}");
    }

    private static void assertRefused(ThrowingCallable judging) {
        assertThatThrownBy(judging)
                .isInstanceOfSatisfying(
                        MobileRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(MobileRefusal.ATTESTATION_REFUSED));
    }
}
