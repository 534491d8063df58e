package fr.galien.testkit.key;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/** What a key can sign with. */
public enum KeyAlgorithm {
    ES256(COSEAlgorithmIdentifier.ES256, "EC", "SHA256withECDSA", new ECGenParameterSpec("secp256r1")),
    EDDSA(COSEAlgorithmIdentifier.EdDSA, "EdDSA", "Ed25519", NamedParameterSpec.ED25519),
    RS256(
            COSEAlgorithmIdentifier.RS256,
            "RSA",
            "SHA256withRSA",
            new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));

    private final COSEAlgorithmIdentifier identifier;
    private final String family;
    private final String signature;
    private final AlgorithmParameterSpec parameters;

    KeyAlgorithm(
            COSEAlgorithmIdentifier identifier, String family, String signature, AlgorithmParameterSpec parameters) {
        this.identifier = identifier;
        this.family = family;
        this.signature = signature;
        this.parameters = parameters;
    }

    /** Its number in COSE's register, as a page's options name it. */
    public int cose() {
        return (int) identifier.getValue();
    }

    public KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(parameters, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + this, e);
        }
    }

    byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signing = Signature.getInstance(signature);
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that does not sign " + this, e);
        }
    }

    /** @param pkcs8 and the public half as X.509 has it, both as their keys encode themselves */
    KeyPair read(byte[] pkcs8, byte[] spki) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(family);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(spki)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    COSEAlgorithmIdentifier identifier() {
        return identifier;
    }

    /** The public half alone. */
    COSEKey cose(KeyPair keys) {
        return switch (this) {
            case ES256 -> EC2COSEKey.create((ECPublicKey) keys.getPublic(), identifier);
            case EDDSA -> EdDSACOSEKey.create((EdECPublicKey) keys.getPublic(), identifier);
            case RS256 -> RSACOSEKey.create((RSAPublicKey) keys.getPublic(), identifier);
        };
    }
}
