package fr.galien.testkit.key;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A maker of keys of one model: its root, and the certificate and key that each key of the batch attests itself with
 * (WebAuthn §8.2.1).
 *
 * @param aaguid      the model
 * @param root        whose key was thrown away
 * @param certificate issued by the root
 * @param key         of the certificate
 */
public record KeyMaker(UUID aaguid, X509Certificate root, X509Certificate certificate, PrivateKey key) {

    private static final ASN1ObjectIdentifier MODEL = new ASN1ObjectIdentifier("1.3.6.1.4.1.45724.1.1.4");
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** @param name of the maker, in its certificates */
    public static KeyMaker make(String name, UUID aaguid, Clock clock, SecureRandom random) {
        KeyPair rootKeys = KeyAlgorithm.ES256.generate(random);
        KeyPair keys = KeyAlgorithm.ES256.generate(random);
        X500Name rootName = new X500Name("C=FR,O=" + name + ",CN=" + name + " root");
        // The four that §8.2.1 wants, this unit among them.
        X500Name subject = new X500Name("C=FR,O=" + name + ",OU=Authenticator Attestation,CN=" + name + " attestation");
        Instant now = clock.instant();
        try {
            X509Certificate root = sign(
                    builder(rootName, rootName, rootKeys.getPublic(), now, random)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                    rootKeys);
            X509Certificate certificate = sign(
                    builder(rootName, subject, keys.getPublic(), now, random)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(MODEL, false, new DEROctetString(bytes(aaguid))),
                    rootKeys);
            return new KeyMaker(aaguid, root, certificate, keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A certificate of a root whose private key is elsewhere, for those who trust it: of a root nobody checks the signature.
     *
     * @param name as in the certificates it issues
     */
    public static X509Certificate rootOf(String name, PublicKey key, Clock clock, SecureRandom random) {
        X500Name issuer = new X500Name(name);
        try {
            return sign(
                    builder(issuer, issuer, key, clock.instant(), random)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0)),
                    KeyAlgorithm.ES256.generate(random));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Into this directory, readable by its owner only. */
    public void write(Path directory) throws IOException {
        PemFiles.write(directory.resolve("root.pem"), root);
        PemFiles.write(directory.resolve("attestation.pem"), certificate);
        PemFiles.write(directory.resolve("attestation.key.pem"), key);
    }

    /** @throws IOException when there is none, or it is not what {@link #write} writes */
    public static KeyMaker read(Path directory) throws IOException {
        X509Certificate certificate = PemFiles.certificate(directory.resolve("attestation.pem"));
        return new KeyMaker(
                model(certificate),
                PemFiles.certificate(directory.resolve("root.pem")),
                certificate,
                PemFiles.key(directory.resolve("attestation.key.pem")));
    }

    private static UUID model(X509Certificate certificate) throws IOException {
        byte[] extension = certificate.getExtensionValue(MODEL.getId());
        if (extension == null) {
            throw new IOException("not a certificate keys attest themselves with");
        }
        // An extension is wrapped once, and this one's value once more.
        byte[] value = ASN1OctetString.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getOctets();
        ByteBuffer uuid = ByteBuffer.wrap(value);
        return new UUID(uuid.getLong(), uuid.getLong());
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(126, random).setBit(126),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(VALIDITY)),
                subject,
                key);
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair by) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    @Override
    public String toString() {
        return "KeyMaker[" + aaguid + "]";
    }
}
