package fr.galien.testkit.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.CertificateException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.SelfAttestationProhibitedException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Judged by webauthn4j, as Keycloak does it. */
class SoftwareKeyTest {

    private static final String ORIGIN = "https://auth.example";
    private static final String SITE = "auth.example";
    private static final String CHALLENGE = "YS1jaGFsbGVuZ2Utb2YtMTYtYnl0ZXM";
    private static final UUID MODEL = UUID.fromString("6a1e0000-5e05-4a1e-8000-000000000001");

    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    private final KeyMaker maker = KeyMaker.make("Galien keys", MODEL, clock, random);
    private final SoftwareKey key = SoftwareKey.of(maker, random);

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void isEnrolledAndAnswers(KeyAlgorithm algorithm) {
        SoftwareKey signing = key.signing(algorithm);
        RegistrationData enrolled = enrol(signing.create(creation(true), ORIGIN));
        var data = enrolled.getAttestationObject().getAuthenticatorData();
        assertEquals("packed", enrolled.getAttestationObject().getFormat());
        assertEquals(new AAGUID(MODEL), data.getAttestedCredentialData().getAaguid());
        assertFalse(data.isFlagBE());
        Asserted first = signing.get(new RequestOptions(SITE, CHALLENGE), ORIGIN);
        assertEquals("bWU", first.userHandle());
        verify(enrolled, first);
    }

    @Test
    void saysNothingOfItsMakerWhenItIsSyncedOrNotAsked() {
        RegistrationData synced = enrol(SoftwareKey.synced(random).create(creation(true), ORIGIN));
        assertEquals("none", synced.getAttestationObject().getFormat());
        assertTrue(synced.getAttestationObject().getAuthenticatorData().isFlagBE());
        assertTrue(synced.getAttestationObject().getAuthenticatorData().isFlagBS());
        RegistrationData unasked = enrol(key.create(creation(false), ORIGIN));
        assertEquals("none", unasked.getAttestationObject().getFormat());
        assertEquals(
                AAGUID.ZERO,
                unasked.getAttestationObject()
                        .getAuthenticatorData()
                        .getAttestedCredentialData()
                        .getAaguid());
    }

    @Test
    void isRefusedForEachThingItGetsWrongAtEnrolment() {
        Registration right = key.registration(creation(true), ORIGIN);
        refused(BadChallengeException.class, right.challenge("b3RoZXI"));
        refused(BadOriginException.class, right.origin("https://evil.example"));
        refused(BadRpIdException.class, right.rpId("evil.example"));
        refused(UserNotVerifiedException.class, right.flags(Flags.USER_PRESENT));
        refused(VerificationException.class, right.type("webauthn.get"));
        refused(BadAttestationStatementException.class, right.aaguid(new UUID(1, 2)));
        refused(SelfAttestationProhibitedException.class, right.format(AttestationFormat.SELF));
        refused(BadSignatureException.class, right.chain(List.of()));
        KeyMaker thief = KeyMaker.make("Galien keys", MODEL, clock, random);
        refused(BadSignatureException.class, right.attestedBy(thief.key()));
        refused(CertificateException.class, right.attestedBy(thief.key()).chain(List.of(thief.certificate())));
    }

    @Test
    void isRefusedForEachThingItGetsWrongAtLogin() {
        RegistrationData enrolled = enrol(key.create(creation(true), ORIGIN));
        Assertion right = key.assertion(new RequestOptions(SITE, CHALLENGE), ORIGIN);
        verify(enrolled, right.done());
        refused(BadChallengeException.class, enrolled, right.challenge("b3RoZXI"));
        refused(BadOriginException.class, enrolled, right.origin("https://evil.example"));
        refused(BadRpIdException.class, enrolled, right.rpId("evil.example"));
        refused(UserNotVerifiedException.class, enrolled, right.flags(Flags.USER_PRESENT));
        refused(MaliciousCounterValueException.class, enrolled, right.counter(0));
        refused(BadSignatureException.class, enrolled, right.signedBy(KeyAlgorithm.ES256.generate(random)));
    }

    @Test
    void countsUnlessItIsInSeveralPlaces() {
        RegistrationData enrolled = enrol(key.create(creation(true), ORIGIN));
        Asserted first = key.get(new RequestOptions(SITE, CHALLENGE), ORIGIN);
        verify(enrolled, first);
        Asserted second = key.get(new RequestOptions(SITE, CHALLENGE), ORIGIN);
        assertFalse(first.authenticatorData().equals(second.authenticatorData()));
        SoftwareKey synced = SoftwareKey.synced(random);
        synced.create(creation(false), ORIGIN);
        assertEquals(
                synced.get(new RequestOptions(SITE, CHALLENGE), ORIGIN).authenticatorData(),
                synced.get(new RequestOptions(SITE, CHALLENGE), ORIGIN).authenticatorData());
    }

    @Test
    void doesNothingForAPageItDoesNotSuit() {
        assertEquals("NotAllowedError", unwilling(() -> key.get(new RequestOptions(SITE, CHALLENGE), ORIGIN)));
        Registered enrolled = key.create(creation(true), ORIGIN);
        assertEquals(
                "NotAllowedError", unwilling(() -> key.get(new RequestOptions("evil.example", CHALLENGE), ORIGIN)));
        assertEquals(
                "NotAllowedError",
                unwilling(() -> key.get(new RequestOptions(SITE, CHALLENGE, List.of("b3RoZXI")), ORIGIN)));
        assertEquals(
                "InvalidStateError",
                unwilling(() -> key.create(
                        new CreationOptions(
                                SITE, CHALLENGE, "bWU", List.of(-7), true, List.of(enrolled.publicKeyCredentialId())),
                        ORIGIN)));
        assertEquals(
                "NotSupportedError",
                unwilling(() -> key.create(
                        new CreationOptions(SITE, CHALLENGE, "bWU", List.of(-257), true, List.of()), ORIGIN)));
        assertEquals(
                "NotAllowedError", unwilling(() -> key.withoutVerification().create(creation(true), ORIGIN)));
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void isTheSameAfterItWasPutAway(KeyAlgorithm algorithm, @TempDir Path directory) throws IOException {
        SoftwareKey signing = key.signing(algorithm);
        RegistrationData enrolled = enrol(signing.create(creation(true), ORIGIN));
        maker.write(directory);
        signing.write(directory.resolve("key.json"));
        KeyMaker readMaker = KeyMaker.read(directory);
        SoftwareKey read = SoftwareKey.read(directory.resolve("key.json"), readMaker, random);
        assertEquals(signing.ids(), read.ids());
        verify(enrolled, read.get(new RequestOptions(SITE, CHALLENGE), ORIGIN));
        assertEquals(MODEL, readMaker.aaguid());
        enrol(read.create(creation(true), ORIGIN));
    }

    private static CreationOptions creation(boolean attested) {
        return new CreationOptions(SITE, CHALLENGE, "bWU", List.of(-7, -8, -257), attested, List.of());
    }

    private static String unwilling(Runnable asked) {
        return assertThrows(KeyUnwilling.class, asked::run).word();
    }

    private void refused(Class<? extends VerificationException> why, Registration wrong) {
        assertThrows(why, () -> enrol(wrong.done()));
    }

    private static void refused(
            Class<? extends VerificationException> why, RegistrationData enrolled, Assertion wrong) {
        assertThrows(why, () -> verify(enrolled, wrong.done()));
    }

    private RegistrationData enrol(Registered answer) {
        var trust = new DefaultCertPathTrustworthinessVerifier(new OneRoot(maker.root()));
        var self = new DefaultSelfAttestationTrustworthinessVerifier();
        self.setSelfAttestationAllowed(false);
        var manager = new WebAuthnRegistrationManager(
                List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
                trust,
                self,
                List.of(),
                new ObjectConverter());
        return manager.verify(
                new RegistrationRequest(
                        bytes(answer.attestationObject()),
                        bytes(answer.clientDataJSON()),
                        Set.copyOf(Arrays.asList(answer.transports().split(",")))),
                new RegistrationParameters(
                        server(),
                        Arrays.stream(KeyAlgorithm.values())
                                .map(each -> new PublicKeyCredentialParameters(
                                        PublicKeyCredentialType.PUBLIC_KEY, each.identifier()))
                                .toList(),
                        true));
    }

    private static void verify(RegistrationData enrolled, Asserted answer) {
        new WebAuthnAuthenticationManager()
                .verify(
                        new AuthenticationRequest(
                                bytes(answer.credentialId()),
                                bytes(answer.authenticatorData()),
                                bytes(answer.clientDataJSON()),
                                bytes(answer.signature())),
                        new AuthenticationParameters(
                                server(),
                                new CredentialRecordImpl(
                                        enrolled.getAttestationObject(),
                                        enrolled.getCollectedClientData(),
                                        enrolled.getClientExtensions(),
                                        enrolled.getTransports()),
                                null,
                                true));
    }

    private static ServerProperty server() {
        return ServerProperty.builder()
                .origin(new Origin(ORIGIN))
                .rpId(SITE)
                .challenge(new DefaultChallenge(CHALLENGE))
                .build();
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private record OneRoot(X509Certificate root) implements TrustAnchorRepository {

        @Override
        public Set<TrustAnchor> find(AAGUID aaguid) {
            return Set.of(new TrustAnchor(root, null));
        }

        @Override
        public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
            return Set.of();
        }
    }
}
