package fr.galien.testkit.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who publishes what makers say of their keys, as FIDO does (Metadata Service 3): a root, and the certificate and key that
 * sign. Of the sandbox, so it has another name than FIDO's.
 *
 * @param root        whose key was thrown away
 * @param certificate issued by the root
 * @param key         of the certificate
 */
public record KeyMetadata(X509Certificate root, X509Certificate certificate, PrivateKey key) {

    /** The name in the certificate. */
    public static final String NAME = "metadata.galien.localhost";

    /** Of the publication, in the server's directory. */
    public static final String FILE = "blob.jwt";

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Duration VALIDITY = Duration.ofDays(3650);

    /** How a publication can be signed. */
    public enum Algorithm {
        ES256,
        RS256
    }

    public static KeyMetadata make(Instant now, SecureRandom random) {
        return make(NAME, Algorithm.ES256, now.plus(VALIDITY), now, random);
    }

    /** @param notAfter end of the certificate that signs */
    public static KeyMetadata make(
            String name, Algorithm algorithm, Instant notAfter, Instant now, SecureRandom random) {
        KeyPair rootKeys = keys(Algorithm.ES256, random);
        KeyPair keys = keys(algorithm, random);
        X500Name rootName = new X500Name("C=FR,O=Galien sandbox,CN=Metadata of keys");
        Instant from = now.minus(VALIDITY);
        try {
            X509Certificate root = sign(
                    builder(rootName, rootName, rootKeys, from, now.plus(VALIDITY), random)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                    rootKeys);
            X509Certificate certificate = sign(
                    builder(
                                    rootName,
                                    new X500Name("C=FR,O=Galien sandbox,CN=" + name),
                                    keys,
                                    from.plus(CLOCK_SKEW),
                                    notAfter,
                                    random)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(
                                    Extension.subjectAlternativeName,
                                    false,
                                    new GeneralNames(new GeneralName(GeneralName.dNSName, name))),
                    rootKeys);
            return new KeyMetadata(root, certificate, keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Into this directory, readable by its owner only, to publish again later. */
    public void write(Path directory) throws IOException {
        PemFiles.write(directory.resolve("metadata-root.pem"), root);
        PemFiles.write(directory.resolve("metadata.pem"), certificate);
        PemFiles.write(directory.resolve("metadata.key.pem"), key);
    }

    /** @throws IOException when there is none, or it is not what {@link #write} writes */
    public static KeyMetadata read(Path directory) throws IOException {
        return new KeyMetadata(
                PemFiles.certificate(directory.resolve("metadata-root.pem")),
                PemFiles.certificate(directory.resolve("metadata.pem")),
                PemFiles.key(directory.resolve("metadata.key.pem")));
    }

    /** Puts the publication, and the root it leads to, where a server looks for them. */
    public void publish(KeyBlob blob, Path directory) throws IOException {
        Path roots = Files.createDirectories(directory.resolve("roots"));
        PemFiles.write(roots.resolve("metadata.pem"), root);
        Path written = Files.createTempFile(directory, "publication-", ".tmp");
        Files.writeString(written, sign(blob), StandardCharsets.US_ASCII);
        Files.move(
                written, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The publication as FIDO's is: a JWS in compact form. */
    public String sign(KeyBlob blob) {
        return sign(JSONObjectUtils.toJSONString(blob.claims()));
    }

    /** Anything, signed all the same. */
    public String sign(String payload) {
        JWSObject signed = new JWSObject(
                new JWSHeader.Builder(key instanceof ECPrivateKey ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                        .x509CertChain(chain())
                        .build(),
                new Payload(payload));
        try {
            signed.sign(signer());
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As in the header {@code x5c}. */
    public List<Base64> chain() {
        try {
            return List.of(Base64.encode(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof ECPrivateKey ec ? new ECDSASigner(ec, Curve.P_256) : new RSASSASigner(key);
    }

    private static KeyPair keys(Algorithm algorithm, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm == Algorithm.ES256 ? "EC" : "RSA");
            generator.initialize(algorithm == Algorithm.ES256 ? 256 : 2048, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant from, Instant until, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(126, random).setBit(126),
                Date.from(from),
                Date.from(until),
                subject,
                keys.getPublic());
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
        return "KeyMetadata[***]";
    }
}
