package fr.galien.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The authorities whose certificates clients may authenticate with, as the operator pinned them: those that issue to
 * organisations. One that issues to people has no place here, since an employee's card names the employer's structure too.
 */
public record ClientAuthorities(List<X509Certificate> certificates) {

    /** No authority, so no certificate: what a server without configuration has. */
    public static final ClientAuthorities NONE = new ClientAuthorities(List.of());

    public ClientAuthorities {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads every file of a directory (hidden ones left out) as one certificate of an authority, PEM or DER.
     *
     * @throws IOException              if the directory or a file cannot be read
     * @throws IllegalArgumentException if a file is anything else: half a list is worse than none. The message names the file
     */
    public static ClientAuthorities in(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(directory)) {
            files = entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            certificates.add(read(file));
        }
        return new ClientAuthorities(certificates);
    }

    /** Those of that name: two while an authority's key is being renewed. */
    List<X509Certificate> named(X500Principal name) {
        return certificates.stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(name))
                .toList();
    }

    private static X509Certificate read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (all.size() == 1
                    && all.iterator().next() instanceof X509Certificate certificate
                    && certificate.getBasicConstraints() >= 0) {
                return certificate;
            }
            throw new IllegalArgumentException(
                    file.getFileName() + " does not hold exactly one authority's certificate");
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    file.getFileName() + " does not hold exactly one authority's certificate", e);
        }
    }
}
