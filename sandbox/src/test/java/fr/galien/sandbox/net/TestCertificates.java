package fr.galien.sandbox.net;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A root, a server certificate under it and cards from nowhere, made for one test run. */
public final class TestCertificates {

    private static final Duration LIFE = Duration.ofHours(1);

    private final KeyPair rootKey = newKey("EC", 256);
    private final X509Certificate root;

    public TestCertificates() {
        this.root = certificate(
                "CN=Root",
                rootKey,
                "CN=Root",
                rootKey.getPrivate(),
                Instant.now().plus(LIFE),
                true);
    }

    /** The root as vendors get it. */
    public Path rootPem(Path directory) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        String body = Base64.getMimeEncoder().encodeToString(root.getEncoded());
        return Files.writeString(
                directory.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    /** A key store a server on this machine can use. */
    public KeyStore server(char[] password) throws GeneralSecurityException, IOException {
        KeyPair key = newKey("EC", 256);
        X509Certificate certificate = certificate(
                "CN=localhost",
                key,
                "CN=Root",
                rootKey.getPrivate(),
                Instant.now().plus(LIFE),
                false,
                "localhost",
                "card.galien.localhost");
        return store(key, password, certificate, root);
    }

    /** A self-signed card, expired since a minute: every server that asks shall see it. */
    public static Path expiredCard(Path file, String name, char[] pin) throws GeneralSecurityException, IOException {
        KeyPair key = newKey("RSA", 2048);
        X509Certificate certificate = certificate(
                "CN=" + name, key, "CN=" + name, key.getPrivate(), Instant.now().minusSeconds(60), false);
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            store(key, pin, certificate).store(out, pin);
        }
        return file;
    }

    private static KeyStore store(KeyPair key, char[] password, X509Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key.getPrivate(), password, chain);
        return store;
    }

    private static KeyPair newKey(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject,
            KeyPair key,
            String issuer,
            PrivateKey signer,
            Instant until,
            boolean authority,
            String... names) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(until.minus(Duration.ofHours(2))),
                    Date.from(until),
                    new X500Name(subject),
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                GeneralName[] all = new GeneralName[names.length];
                for (int i = 0; i < names.length; i++) {
                    all[i] = new GeneralName(GeneralName.dNSName, names[i]);
                }
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(
                                    "SHA256with" + (signer.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"))
                            .build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
