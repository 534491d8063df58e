package fr.galien.mobile.attestation;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A phone of a maker of the tests' own: what its hardware says of its keys, every field free to be spoilt. */
final class Attested {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final String TEXT = "MAP1|enrol|eid|nonce|kid";
    static final String PACKAGE = "fr.example.phone";
    static final byte[] SIGNER = new byte[32];

    final KeyPair root = keys();
    final KeyPair batch = keys();
    final X509Certificate rootCertificate = sign("CN=Maker", root, "CN=Maker", root, 1, true, null);
    X509Certificate batchCertificate = sign("CN=Batch", batch, "CN=Maker", root, 2, true, null);

    /** What the hardware says of one key. */
    static final class Said {
        int attestedBy = 1;
        int keptBy = 1;
        byte[] challenge = sha256(TEXT);
        final Map<Integer, ASN1Encodable> software = new HashMap<>();
        final Map<Integer, ASN1Encodable> hardware = new HashMap<>();

        Said(boolean ofTheUser) {
            software.put(709, applicationId(PACKAGE, SIGNER));
            hardware.put(1, new DERSet(new ASN1Integer(2)));
            hardware.put(2, new ASN1Integer(3));
            hardware.put(10, new ASN1Integer(1));
            hardware.put(702, new ASN1Integer(0));
            hardware.put(704, rootOfTrust(true, 0));
            if (ofTheUser) {
                hardware.put(504, new ASN1Integer(2));
            } else {
                hardware.put(503, DERNull.INSTANCE);
            }
        }

        private DERSequence encode() {
            return vector(
                    new ASN1Integer(200),
                    new ASN1Enumerated(attestedBy),
                    new ASN1Integer(200),
                    new ASN1Enumerated(keptBy),
                    new DEROctetString(challenge),
                    new DEROctetString(new byte[0]),
                    list(software),
                    list(hardware));
        }

        private static DERSequence list(Map<Integer, ASN1Encodable> entries) {
            ASN1EncodableVector vector = new ASN1EncodableVector();
            entries.keySet().stream()
                    .sorted()
                    .forEach(tag -> vector.add(new DERTaggedObject(true, tag, entries.get(tag))));
            return new DERSequence(vector);
        }
    }

    static DERSequence rootOfTrust(boolean locked, int state) {
        return vector(
                new DEROctetString(new byte[32]),
                ASN1Boolean.getInstance(locked),
                new ASN1Enumerated(state),
                new DEROctetString(new byte[32]));
    }

    static DEROctetString applicationId(String name, byte[] signer) {
        try {
            return new DEROctetString(vector(
                            new DERSet(vector(
                                    new DEROctetString(name.getBytes(StandardCharsets.UTF_8)), new ASN1Integer(1))),
                            new DERSet(new DEROctetString(signer)))
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DERSequence vector(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    /** Both chains of a device whose keys these are; the user's is spoilt. */
    Map<String, Object> attestation(KeyPair pop, KeyPair user, Consumer<Said> spoiling) {
        Said ofUser = new Said(true);
        spoiling.accept(ofUser);
        return Map.of("fmt", "android-key", "pop", chain(pop, new Said(false), 11), "uv", chain(user, ofUser, 12));
    }

    List<String> chain(KeyPair key, Said said, long serial) {
        X509Certificate leaf = sign("CN=Android Keystore Key", key, "CN=Batch", batch, serial, false, said);
        List<String> chain = new ArrayList<>();
        for (X509Certificate one : List.of(leaf, batchCertificate, rootCertificate)) {
            chain.add(encode(one));
        }
        return chain;
    }

    static String encode(X509Certificate certificate) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate sign(
            String subject, KeyPair key, String issuer, KeyPair signer, long serial, boolean authority, Said said) {
        try {
            X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(serial),
                    Date.from(NOW.minus(1, ChronoUnit.DAYS)),
                    Date.from(NOW.plus(1, ChronoUnit.DAYS)),
                    new X500Name(subject),
                    key.getPublic());
            if (authority) {
                certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            if (said != null) {
                certificate.addExtension(new ASN1ObjectIdentifier(KeyDescription.OID), false, said.encode());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey jwk(KeyPair key) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) key.getPublic()).build();
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
