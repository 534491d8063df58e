package fr.galien.mobile;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Map;
import java.util.Optional;

/** Whether the person was there: their key over a text that stands for what they approve. */
public interface UserVerification {

    /**
     * @param proof the member {@code uv} of an answer
     * @return the key as it is after this use; empty if it proves nothing
     */
    Optional<UserKey> verify(UserKey key, Map<String, Object> proof, String text);

    /**
     * @param proof       the member {@code uv} of an enrolment
     * @param attestation its member {@code att}
     * @param pop         the device's other key, whose possession is proved already
     * @param text        what is vouched for: {@code MAP1|enrol|eid|nonce|kid of pop}
     * @return the new key and what is known of it; empty if it is not proved
     * @throws MobileRefused where the attestation is not accepted
     */
    Optional<NewKey> enrol(Map<String, Object> proof, Map<String, Object> attestation, ECKey pop, String text);

    /**
     * @param protection what its attestation proves
     */
    record NewKey(UserKey key, KeyProtection protection) {}
}
