package fr.galien.mobile;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Both kinds of user key: a native application's is judged here, a web application's passkey by whoever knows WebAuthn. */
public final class UserVerifier implements UserVerification {

    private final Passkeys passkeys;
    private final NativeAttestation attestation;

    public UserVerifier(Passkeys passkeys, NativeAttestation attestation) {
        this.passkeys = passkeys;
        this.attestation = attestation;
    }

    /** WebAuthn, for the origin of the web application. */
    public interface Passkeys {

        /** @return the passkey with its new counter; empty if the assertion does not verify the user for this text */
        Optional<UserKey.Passkey> verify(UserKey.Passkey passkey, Map<String, Object> proof, String text);

        Optional<NewKey> enrol(Map<String, Object> proof, String text);
    }

    /** What a native device's attestation proves of both its keys. */
    @FunctionalInterface
    public interface NativeAttestation {

        /** @throws MobileRefused with {@link MobileRefusal#ATTESTATION_REFUSED} */
        KeyProtection judge(Map<String, Object> attestation, ECKey pop, ECKey user, String text);
    }

    @Override
    public Optional<UserKey> verify(UserKey key, Map<String, Object> proof, String text) {
        return switch (key) {
            case UserKey.Native known -> signs(proof, read(known.jwk()), text) ? Optional.of(known) : Optional.empty();
            case UserKey.Passkey known ->
                "webauthn".equals(proof.get("t"))
                        ? passkeys.verify(known, proof, text).map(UserKey.class::cast)
                        : Optional.empty();
        };
    }

    @Override
    public Optional<NewKey> enrol(Map<String, Object> proof, Map<String, Object> att, ECKey pop, String text) {
        if ("webauthn".equals(proof.get("t"))) {
            return passkeys.enrol(proof, text);
        }
        if (!(proof.get("jwk") instanceof Map<?, ?> jwk)) {
            return Optional.empty();
        }
        ECKey key = DeviceMessage.publicKey(Json.write(jwk));
        String kid = DeviceMessage.thumbprint(key);
        // One key that can do both would make the person's presence worth nothing.
        if (kid.equals(DeviceMessage.thumbprint(pop)) || !signs(proof, key, text + "|" + kid)) {
            return Optional.empty();
        }
        return Optional.of(new NewKey(new UserKey.Native(key.toJSONString()), attestation.judge(att, pop, key, text)));
    }

    private static boolean signs(Map<String, Object> proof, ECKey key, String text) {
        if (!"key".equals(proof.get("t")) || !(proof.get("sig") instanceof String signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key.toECPublicKey());
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException | IllegalArgumentException unverifiable) {
            return false;
        }
    }

    private static ECKey read(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException damaged) {
            throw new MobileRefused(MobileRefusal.NO_SUCH_DEVICE);
        }
    }
}
