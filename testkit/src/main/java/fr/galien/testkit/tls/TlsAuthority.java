package fr.galien.testkit.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A root that lives in memory for as long as it takes to issue a handful of certificates. Its key has no way out: dropping
 * the object is throwing the key away.
 */
final class TlsAuthority {

    /** A certificate with its key, on their way to a file. */
    record Issued(X509Certificate certificate, PrivateKey key) {}

    private static final String SIGNATURE = "SHA256withECDSA";

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Instant notBefore;
    private final Instant notAfter;
    private final SecureRandom random;

    /**
     * @param commonName the root's
     * @param purposes   what certificates under it can be for; written in the root too
     */
    TlsAuthority(
            String commonName, List<KeyPurposeId> purposes, Instant notBefore, Instant notAfter, SecureRandom random) {
        this.name = name(commonName);
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.random = random;
        this.keys = keyPair(random);
        this.certificate = rootCertificate(purposes);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A certificate of the sandbox: its distinguished name is within the root's constraints. */
    Issued issue(String commonName, KeyPurposeId purpose, List<GeneralName> alternativeNames) {
        return issue(name(commonName), new BasicConstraints(false), purpose, alternativeNames);
    }

    /** Any certificate, were it one the root has no right to: the constraints are for verifiers to enforce. */
    Issued issue(
            X500Name subject, BasicConstraints constraints, KeyPurposeId purpose, List<GeneralName> alternativeNames) {
        KeyPair subjectKeys = keyPair(random);
        try {
            X509v3CertificateBuilder builder = builder(subject, subjectKeys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(constraints.isCA() ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!alternativeNames.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(alternativeNames.toArray(GeneralName[]::new)));
            }
            return new Issued(sign(builder), subjectKeys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate rootCertificate(List<KeyPurposeId> purposes) {
        try {
            X509v3CertificateBuilder builder = builder(name, keys.getPublic());
            // Path length 0: nobody below can be an authority.
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            builder.addExtension(Extension.nameConstraints, true, LocalhostOnly.constraints());
            return sign(builder);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        // 127 bits: RFC 5280 §4.1.2.2 wants it positive and at most 20 bytes.
        BigInteger serial = new BigInteger(126, random).setBit(126);
        return new JcaX509v3CertificateBuilder(name, serial, Date.from(notBefore), Date.from(notAfter), subject, key)
                .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        extensions.createAuthorityKeyIdentifier(keys.getPublic()));
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE)
                            .setSecureRandom(random)
                            .build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static X500Name name(String commonName) {
        return new X500Name(LocalhostOnly.ORGANISATION + ",CN=" + commonName);
    }

    /** P-256: browsers, Java and Keycloak all take it, and a handshake costs the front a fraction of RSA's. */
    private static KeyPair keyPair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
