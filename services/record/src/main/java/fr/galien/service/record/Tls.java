package fr.galien.service.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The service's own certificate, and whose certificates it believes. */
final class Tls {

    private static final char[] IN_MEMORY_ONLY = new char[0];

    private final Settings settings;

    Tls(Settings settings) {
        this.settings = settings;
    }

    /** Believes clients whose certificate an authority of organisations issued; whether one must be shown is the listener's. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore own = empty();
        own.setKeyEntry("service", key(), IN_MEMORY_ONLY, read(settings.certificate()));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, IN_MEMORY_ONLY);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), believing(authorities()), null);
        return context;
    }

    /** Believes the issuer's root and nobody else's. */
    SSLContext towardsIssuer() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, believing(List.of(read(settings.trust()))), null);
        return context;
    }

    private static TrustManager[] believing(List<? extends Certificate> authorities)
            throws IOException, GeneralSecurityException {
        KeyStore believed = empty();
        for (Certificate authority : authorities) {
            believed.setCertificateEntry(Integer.toString(believed.size()), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(believed);
        return trust.getTrustManagers();
    }

    /** @throws IOException if there is none: then everybody would be a stranger */
    List<X509Certificate> authorities() throws IOException, GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        try (var files = Files.newDirectoryStream(settings.clientAuthorities(), "*.pem")) {
            for (Path file : files) {
                for (Certificate certificate : read(file)) {
                    all.add((X509Certificate) certificate);
                }
            }
        }
        if (all.isEmpty()) {
            throw new IOException("no authority in " + settings.clientAuthorities());
        }
        return List.copyOf(all);
    }

    private PrivateKey key() throws IOException {
        try (Reader text = Files.newBufferedReader(settings.key());
                PEMParser pem = new PEMParser(text)) {
            if (pem.readObject() instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
            throw new IOException("no PKCS#8 key in " + settings.key());
        }
    }

    private static Certificate[] read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY_ONLY);
        return store;
    }
}
