package fr.galien.sandbox.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A throw-away authority for one test run. */
final class TestPki {

    private final Path directory;
    private final Credential root;

    TestPki(Path directory, String name) {
        this.directory = directory;
        KeyPair pair = newKeyPair();
        this.root =
                sign(name, pair, name, pair.getPrivate(), true, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    X509Certificate rootCertificate() {
        return root.certificate();
    }

    Path rootFile() {
        return write(
                "root-" + root.certificate().getSerialNumber() + ".pem", "CERTIFICATE", encoded(root.certificate()));
    }

    Credential issue(String name) {
        return issue(name, Instant.now().plus(1, ChronoUnit.DAYS));
    }

    Credential issue(String name, Instant notAfter) {
        return sign(name, newKeyPair(), commonName(root.certificate()), root.key(), false, notAfter);
    }

    /** As long as wanted: extensions nobody knows, of so many bytes each. */
    Credential issueBloated(String name, int extensions, int bytesEach) {
        Instant notAfter = Instant.now().plus(1, ChronoUnit.DAYS);
        return sign(name, newKeyPair(), commonName(root.certificate()), root.key(), false, notAfter, certificate -> {
            for (int i = 0; i < extensions; i++) {
                // The arc of examples: nothing in the world looks at it.
                certificate.addExtension(new ASN1ObjectIdentifier("2.999." + i), false, new byte[bytesEach]);
            }
        });
    }

    PemFiles issueFiles(String name) {
        Credential credential = issue(name);
        String stem = name + "-" + credential.certificate().getSerialNumber();
        return new PemFiles(
                write(stem + ".crt", "CERTIFICATE", encoded(credential.certificate())),
                write(stem + ".key", "PRIVATE KEY", credential.key().getEncoded()));
    }

    record Credential(X509Certificate certificate, PrivateKey key) {}

    private static Credential sign(
            String name, KeyPair pair, String issuer, PrivateKey issuerKey, boolean authority, Instant notAfter) {
        return sign(name, pair, issuer, issuerKey, authority, notAfter, certificate -> {});
    }

    private static Credential sign(
            String name,
            KeyPair pair,
            String issuer,
            PrivateKey issuerKey,
            boolean authority,
            Instant notAfter,
            Extending extending) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=" + issuer),
                    new BigInteger(64, ThreadLocalRandom.current()),
                    Date.from(Instant.now().minus(2, ChronoUnit.DAYS)),
                    Date.from(notAfter),
                    new X500Principal("CN=" + name),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.dNSName, "card.galien.localhost"),
                    new GeneralName(GeneralName.dNSName, "phone.galien.localhost")
                }));
            }
            extending.extend(builder);
            return new Credential(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey))),
                    pair.getPrivate());
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Extending {
        void extend(X509v3CertificateBuilder certificate) throws CertIOException;
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String commonName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().substring("CN=".length());
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String file, String label, byte[] der) {
        try {
            return Files.write(
                    directory.resolve(file),
                    List.of(
                            "-----BEGIN " + label + "-----",
                            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                            "-----END " + label + "-----"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
