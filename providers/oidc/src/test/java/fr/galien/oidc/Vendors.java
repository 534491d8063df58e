package fr.galien.oidc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities and certificates of organisations for these tests. */
public final class Vendors {

    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Vendors() {}

    /** An authority that can sign. */
    public record Authority(X509Certificate certificate, X500Name name, KeyPair keys) {

        public static Authority root(String name) {
            X500Name its = new X500Name(name);
            KeyPair keys = newKeys();
            return new Authority(authority(its, keys, its, keys, ""), its, keys);
        }

        /** One with a comment in its certificate. */
        public static Authority root(String name, String comment) {
            X500Name its = new X500Name(name);
            KeyPair keys = newKeys();
            return new Authority(authority(its, keys, its, keys, comment), its, keys);
        }

        public Authority beneath(String other) {
            X500Name its = new X500Name(other);
            KeyPair their = newKeys();
            return new Authority(authority(its, their, name, keys, ""), its, their);
        }

        public Certificate to(String subject) {
            return to(new X500Name(subject));
        }

        public Certificate to(X500Name subject) {
            return new Certificate(
                    this,
                    subject,
                    NOW.minus(Duration.ofDays(1)),
                    NOW.plus(Duration.ofDays(1)),
                    KeyUsage.digitalSignature,
                    KeyPurposeId.id_kp_clientAuth);
        }
    }

    /** A certificate of a vendor's software, each part free to be bent. */
    public record Certificate(
            Authority issuer, X500Name subject, Instant from, Instant to, int usage, KeyPurposeId purpose) {

        public Certificate valid(Instant begin, Instant end) {
            return new Certificate(issuer, subject, begin, end, usage, purpose);
        }

        public Certificate usage(int other) {
            return new Certificate(issuer, subject, from, to, other, purpose);
        }

        /** @param other null for none */
        public Certificate purpose(KeyPurposeId other) {
            return new Certificate(issuer, subject, from, to, usage, other);
        }

        public X509Certificate sign() {
            KeyPair keys = newKeys();
            try {
                JcaX509v3CertificateBuilder builder = builder(issuer.name(), subject, keys, from, to);
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
                if (purpose != null) {
                    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
                }
                return Vendors.sign(builder, issuer.keys());
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static X509Certificate authority(
            X500Name subject, KeyPair keys, X500Name issuer, KeyPair issuerKeys, String comment) {
        try {
            JcaX509v3CertificateBuilder builder =
                    builder(issuer, subject, keys, NOW.minus(Duration.ofDays(4000)), NOW.plus(Duration.ofDays(2000)));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            if (!comment.isEmpty()) {
                builder.addExtension(MiscObjectIdentifiers.netscapeCertComment, false, new DERIA5String(comment));
            }
            return sign(builder, issuerKeys);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                issuer, new BigInteger(120, RANDOM), Date.from(from), Date.from(to), subject, keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair signer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
