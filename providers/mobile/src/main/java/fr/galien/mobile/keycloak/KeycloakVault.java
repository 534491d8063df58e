package fr.galien.mobile.keycloak;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import fr.galien.mobile.Vault;
import java.text.ParseException;
import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeyManager;
import org.keycloak.models.RealmModel;

/** JWE (RFC 7516) with the realm's AES key, named in it: what was sealed before a rotation is still read. */
record KeycloakVault(KeyManager keys, RealmModel realm) implements Vault {

    @Override
    public String seal(byte[] secret) {
        KeyWrapper key = keys.getActiveKey(realm, KeyUse.ENC, Algorithm.AES);
        EncryptionMethod method = method(key);
        try {
            JWEObject sealed = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.DIR, method)
                            .keyID(key.getKid())
                            .build(),
                    new Payload(secret));
            sealed.encrypt(new DirectEncrypter(key.getSecretKey().getEncoded()));
            return sealed.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the realm's AES key cannot be used", unusable);
        }
    }

    @Override
    public Optional<byte[]> open(String sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            KeyWrapper key = keys.getKey(realm, jwe.getHeader().getKeyID(), KeyUse.ENC, Algorithm.AES);
            if (key == null) {
                return Optional.empty();
            }
            jwe.decrypt(new DirectDecrypter(key.getSecretKey().getEncoded()));
            return Optional.of(jwe.getPayload().toBytes());
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }

    private static EncryptionMethod method(KeyWrapper key) {
        return switch (key.getSecretKey().getEncoded().length) {
            case 16 -> EncryptionMethod.A128GCM;
            case 24 -> EncryptionMethod.A192GCM;
            default -> EncryptionMethod.A256GCM;
        };
    }
}
