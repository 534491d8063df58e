package fr.galien.card.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody with a key and a certificate in these tests: an authority, a responder, a card. */
record Ca(X500Name name, KeyPair keys, X509Certificate certificate) {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    static final Ca ROOT = root("AC RACINE IGC-SANTE FORT", newKeys());
    static final Ca FORT = ROOT.authority("AC IGC-SANTE FORT PERSONNES");
    /** Trusted as well, for other cards. */
    static final Ca STANDARD =
            root("AC RACINE IGC-SANTE STANDARD", newKeys()).authority("AC IGC-SANTE STANDARD PERSONNES");

    static Ca root(String commonName, KeyPair keys) {
        X500Name name = nameOf(commonName);
        return new Ca(name, keys, ofAuthority(name, keys, name, keys, KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    Ca authority(String commonName) {
        return authority(commonName, newKeys(), KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    Ca authority(String commonName, KeyPair its, int usage) {
        X500Name subject = nameOf(commonName);
        return new Ca(subject, its, ofAuthority(subject, its, name, keys, usage));
    }

    Ca responder() {
        return responder(NOW.minus(9, ChronoUnit.DAYS), NOW.plus(9, ChronoUnit.DAYS), KeyPurposeId.id_kp_OCSPSigning);
    }

    Ca responder(Instant from, Instant to, KeyPurposeId purpose) {
        return responder(from, to, purpose, KeyUsage.digitalSignature);
    }

    Ca responder(Instant from, Instant to, KeyPurposeId purpose, int usage) {
        KeyPair its = newKeys();
        X500Name subject = nameOf("Responder");
        X509v3CertificateBuilder builder = builder(name, subject, its, from, to, serial());
        try {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        } catch (CertIOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Ca(subject, its, sign(builder, keys));
    }

    /** A certificate with that serial number, of which nothing else matters. */
    X509Certificate card(BigInteger serial) {
        return sign(
                builder(
                        name,
                        nameOf("899700252580"),
                        keys,
                        NOW.minus(100, ChronoUnit.DAYS),
                        NOW.plus(900, ChronoUnit.DAYS),
                        serial),
                keys);
    }

    ContentSigner signer(String algorithm) {
        try {
            // Of the JDK's own none has the names with MGF1.
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(new BouncyCastleProvider())
                    .build(keys.getPrivate());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static BigInteger serial() {
        return new BigInteger(120, RANDOM);
    }

    static KeyPair newKeys() {
        return newKeys("EC");
    }

    static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate ofAuthority(
            X500Name subject, KeyPair its, X500Name issuer, KeyPair issuerKeys, int usage) {
        X509v3CertificateBuilder builder = builder(
                issuer, subject, its, NOW.minus(4000, ChronoUnit.DAYS), NOW.plus(2000, ChronoUnit.DAYS), serial());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        } catch (CertIOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sign(builder, issuerKeys);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair its, Instant from, Instant to, BigInteger serial) {
        return new X509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(from),
                Date.from(to),
                subject,
                SubjectPublicKeyInfo.getInstance(its.getPublic().getEncoded()));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer) {
        try {
            String algorithm = signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X500Name nameOf(String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, new DERUTF8String("ASIP-SANTE"))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }
}
