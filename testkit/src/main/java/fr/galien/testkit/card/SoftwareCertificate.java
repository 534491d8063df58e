package fr.galien.testkit.card;

import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an organisation's software authenticates with.
 *
 * @param privateKey RSA 2048
 * @param chain      the issuers, nearest first, root last
 */
public record SoftwareCertificate(X509Certificate certificate, PrivateKey privateKey, List<X509Certificate> chain) {

    public SoftwareCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * As PEM, readable by the owner only; existing files are replaced.
     *
     * @param certificates the certificate, then its issuers
     * @param key          PKCS#8, not encrypted
     * @throws UncheckedIOException if they cannot be written
     */
    public void toPem(Path certificates, Path key) {
        try {
            PemFiles.write(key, privateKey);
            PemFiles.write(certificates, whole().toArray(X509Certificate[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As PKCS#12 with the issuers, readable by the owner only; an existing file is replaced.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void toPkcs12(Path file, char[] password) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            keyStore(password).store(out, password);
            PrivateFiles.write(file, out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In memory, for software in this process. */
    public KeyStore keyStore(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("software", privateKey, password, whole().toArray(Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * On a SoftHSM2 token, without the issuers; a token of that label is replaced.
     *
     * @param directory of tokens and of the configuration that a process needs to see them
     * @param label     of the token, at most 32 characters
     * @throws CardTrouble if SoftHSM2 or OpenSC is missing, or fails
     */
    public SoftHsmToken toToken(Path directory, String label, Pin pin) {
        return new SoftHsm(directory).write("software", label, new SoftHsm.Held(privateKey, certificate, pin));
    }

    private Stream<X509Certificate> whole() {
        return Stream.concat(Stream.of(certificate), chain.stream());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SoftwareCertificate[" + certificate.getSubjectX500Principal().getName() + "]";
    }
}
