package fr.galien.tests.resource;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PemPair;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority with two client certificates, and a server's certificate beside it, in a directory. */
final class Pki {

    private static final char[] NO_PASSWORD = new char[0];

    private final Path authorities;
    private final SandboxTls servers;
    private final KeyPair issuer = keys();
    private final X509Certificate authority;
    private final Map<Sender, KeyStore> clients = new EnumMap<>(Sender.class);

    Pki(Path directory) {
        this.authorities = directory.resolve("authorities");
        this.servers = SandboxTls.openOrCreate(directory.resolve("tls"), Clock.systemUTC(), new SecureRandom());
        try {
            this.authority = certificate("CN=authority", issuer, true);
            PemFiles.write(authorities.resolve("authority.pem"), authority);
            for (Sender sender : List.of(Sender.OURS, Sender.THEIRS)) {
                clients.put(sender, client("CN=" + sender));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A directory with the one authority whose client certificates are good. */
    Path authorities() {
        return authorities;
    }

    Path root() {
        return servers.root();
    }

    /** For localhost. */
    PemPair server() {
        return servers.server();
    }

    X509Certificate certificate(Sender sender) {
        try {
            return (X509Certificate) clients.get(sender).getCertificate("key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections of a client. */
    SSLContext of(Sender sender) {
        try {
            return context(Optional.ofNullable(clients.get(sender)), PemFiles.certificate(root()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a server in this process. */
    SSLContext ofServer() {
        try {
            return context(
                    Optional.of(store(PemFiles.key(server().key()), PemFiles.certificate(server().certificate()))),
                    authority);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param own what the connection shows; none for a connection without certificate */
    static SSLContext context(Optional<KeyStore> own, X509Certificate root)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        KeyManager[] keys = {};
        if (own.isPresent()) {
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(own.get(), NO_PASSWORD);
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore client(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair own = keys();
        return store(own.getPrivate(), certificate(name, own, false));
    }

    private static KeyStore store(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key, NO_PASSWORD, new Certificate[] {certificate});
        return store;
    }

    private X509Certificate certificate(String name, KeyPair own, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        new X500Name("CN=authority"),
                        new BigInteger(64, new SecureRandom()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        new X500Name(name),
                        own.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
