package fr.galien.testkit.demo;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS as a server, and as a client that trusts one root only. */
final class DemoTls {

    private static final char[] IN_MEMORY_ONLY = new char[0];

    private DemoTls() {}

    static SSLContext server(Path certificate, Path key) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("server", PemFiles.key(key), IN_MEMORY_ONLY, certificates(certificate));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY_ONLY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("unusable certificate or key: " + certificate + ", " + key, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SSLSocketFactory client(Path trustRoot) {
        return client(trustRoot, (KeyManager[]) null);
    }

    /** Showing the certificate of a structure's software to a server that asks. */
    static SSLSocketFactory client(Path trustRoot, ServiceSettings.Proxy proxy) {
        return client(trustRoot, keys(proxy.keys(), proxy.password().toCharArray()));
    }

    private static KeyManager[] keys(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("unusable certificate or key: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocketFactory client(Path trustRoot, KeyManager[] keys) {
        try {
            KeyStore store = empty();
            for (Certificate root : certificates(trustRoot)) {
                store.setCertificateEntry(Integer.toString(store.size()), root);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("unusable root certificate: " + trustRoot, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY_ONLY);
        return store;
    }

    private static Certificate[] certificates(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        }
    }
}
