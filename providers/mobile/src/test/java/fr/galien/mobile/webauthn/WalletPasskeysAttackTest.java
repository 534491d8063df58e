package fr.galien.mobile.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import fr.galien.mobile.UserKey;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An assertion of a web application's passkey (WebAuthn Level 3 §7.2), each time with one thing wrong. */
class WalletPasskeysAttackTest {

    private static final String TEXT = "MAP1|approve|cid|rqh|041729|jti";
    private static final byte[] ID = "credential".getBytes(StandardCharsets.US_ASCII);

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;

    private static final KeyPair KEY = pair();

    private final WalletPasskeys passkeys =
            new WalletPasskeys(Optional.of(URI.create("https://phone.example")), Optional.empty());

    /** What an authenticator and a browser make. */
    private record Assertion(
            String text, String origin, String type, String rpId, int flags, int counter, KeyPair key, byte[] id) {

        static Assertion right() {
            return new Assertion(
                    TEXT, "https://phone.example", "webauthn.get", "phone.example", PRESENT | VERIFIED, 6, KEY, ID);
        }

        Assertion over(String other) {
            return new Assertion(other, origin, type, rpId, flags, counter, key, id);
        }

        Assertion from(String other) {
            return new Assertion(text, other, type, rpId, flags, counter, key, id);
        }

        Assertion of(String other) {
            return new Assertion(text, origin, other, rpId, flags, counter, key, id);
        }

        Assertion scoped(String other) {
            return new Assertion(text, origin, type, other, flags, counter, key, id);
        }

        Assertion flagged(int other) {
            return new Assertion(text, origin, type, rpId, other, counter, key, id);
        }

        Assertion counted(int other) {
            return new Assertion(text, origin, type, rpId, flags, other, key, id);
        }

        Assertion signedBy(KeyPair other) {
            return new Assertion(text, origin, type, rpId, flags, counter, other, id);
        }

        Assertion named(String other) {
            return new Assertion(
                    text, origin, type, rpId, flags, counter, key, other.getBytes(StandardCharsets.US_ASCII));
        }

        Map<String, Object> proof() {
            byte[] client = ("{\"type\":\"" + type + "\",\"challenge\":\"" + encode(sha256(text)) + "\",\"origin\":\""
                            + origin + "\",\"crossOrigin\":false}")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] authenticator = ByteBuffer.allocate(37)
                    .put(sha256(rpId))
                    .put((byte) flags)
                    .putInt(counter)
                    .array();
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key.getPrivate());
                signature.update(authenticator);
                signature.update(MessageDigest.getInstance("SHA-256").digest(client));
                return Map.of(
                        "t", "webauthn",
                        "id", encode(id),
                        "ad", encode(authenticator),
                        "cd", encode(client),
                        "sig", encode(signature.sign()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void takesTheRightOneAndRemembersTheCounter() {
        assertThat(passkeys.verify(passkey(5), Assertion.right().proof(), TEXT))
                .get()
                .returns(6L, UserKey.Passkey::counter);
    }

    @Test
    void takesAnAuthenticatorThatCountsNothing() {
        assertThat(passkeys.verify(passkey(0), Assertion.right().counted(0).proof(), TEXT))
                .isPresent();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                changed("of another text", one -> one.over(TEXT.replace("041729", "041728"))),
                changed("of another site", one -> one.from("https://phone.example.evil")),
                changed("of the login page", one -> one.from("https://auth.phone.example")),
                changed("of another port", one -> one.from("https://phone.example:8443")),
                changed("without TLS", one -> one.from("http://phone.example")),
                changed("of a registration", one -> one.of("webauthn.create")),
                changed("scoped to another site", one -> one.scoped("example")),
                changed("nobody verified", one -> one.flagged(PRESENT)),
                changed("nobody there", one -> one.flagged(VERIFIED)),
                changed("a counter that stood still", one -> one.counted(5)),
                changed("a counter that went back", one -> one.counted(4)),
                changed("of another key", one -> one.signedBy(pair())),
                changed("of another passkey", one -> one.named("another")));
    }

    private static Arguments changed(String what, UnaryOperator<Assertion> change) {
        return arguments(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void refusesWhatIsNot(String what, UnaryOperator<Assertion> change) {
        assertThat(passkeys.verify(passkey(5), change.apply(Assertion.right()).proof(), TEXT))
                .isEmpty();
    }

    @Test
    void refusesEveryoneWithoutAWebApplication() {
        assertThat(new WalletPasskeys(Optional.empty(), Optional.empty())
                        .verify(passkey(5), Assertion.right().proof(), TEXT))
                .isEmpty();
    }

    private static UserKey.Passkey passkey(long counter) {
        byte[] record = new AttestedCredentialDataConverter(new ObjectConverter())
                .convert(new AttestedCredentialData(
                        AAGUID.ZERO,
                        ID,
                        EC2COSEKey.create((ECPublicKey) KEY.getPublic(), COSEAlgorithmIdentifier.ES256)));
        return new UserKey.Passkey(encode(ID), encode(record), counter, false);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
