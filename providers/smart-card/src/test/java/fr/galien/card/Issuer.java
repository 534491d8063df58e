package fr.galien.card;

import java.io.UncheckedIOException;
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
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority for these tests: names and extensions are those of the IGC-Santé, keys are short-lived. */
record Issuer(X500Name name, KeyPair keys, X509Certificate certificate) {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    static Issuer root(String commonName) {
        X500Name name = nameOf(commonName);
        KeyPair keys = newKeys();
        return new Issuer(name, keys, authority(name, keys, name, keys, null));
    }

    Issuer intermediate(String commonName) {
        return intermediate(commonName, null);
    }

    Issuer intermediate(String commonName, String comment) {
        X500Name intermediate = nameOf(commonName);
        KeyPair its = newKeys();
        return new Issuer(intermediate, its, authority(intermediate, its, name, keys, comment));
    }

    CardAuthority pinned() {
        return CardAuthority.of(certificate);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static X509Certificate sign(X509v3CertificateBuilder certificate, KeyPair signer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static X509v3CertificateBuilder certificate(
            X500Name issuer, X500Name subject, KeyPair subjectKeys, Instant from, Instant to) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM),
                Date.from(from),
                Date.from(to),
                subject,
                SubjectPublicKeyInfo.getInstance(subjectKeys.getPublic().getEncoded()));
    }

    static void extend(X509v3CertificateBuilder certificate, String id, boolean critical, ASN1Encodable value) {
        try {
            certificate.addExtension(new ASN1ObjectIdentifier(id), critical, value);
        } catch (CertIOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static X509Certificate authority(
            X500Name subject, KeyPair subjectKeys, X500Name issuer, KeyPair issuerKeys, String comment) {
        X509v3CertificateBuilder builder = certificate(
                issuer, subject, subjectKeys, NOW.minus(4000, ChronoUnit.DAYS), NOW.plus(2000, ChronoUnit.DAYS));
        extend(builder, Extension.basicConstraints.getId(), true, new BasicConstraints(true));
        extend(builder, Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        if (comment != null) {
            extend(builder, "2.16.840.1.113730.1.13", false, new DERIA5String(comment));
        }
        return sign(builder, issuerKeys);
    }

    private static X500Name nameOf(String commonName) {
        return new X500NameBuilder()
                .addRDN(BCStyle.C, "FR")
                .addRDN(BCStyle.O, new DERUTF8String("ASIP-SANTE"))
                .addRDN(BCStyle.OU, new DERUTF8String("0002 187512751"))
                .addRDN(BCStyle.OU, new DERUTF8String(commonName.startsWith("TEST") ? "IGC-SANTE TEST" : "IGC-SANTE"))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }
}
