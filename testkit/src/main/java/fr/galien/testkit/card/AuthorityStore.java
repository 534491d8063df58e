package fr.galien.testkit.card;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One environment of an authority on disk: a certificate and a key for each, under the names the IGC-Santé gives its files,
 * a sub-directory with the certificates alone, and one with those that issue to organisations.
 */
final class AuthorityStore {

    private final Path directory;
    private final CardEnvironment environment;

    AuthorityStore(Path parent, CardEnvironment environment) {
        this.directory = parent.toAbsolutePath().normalize().resolve(environment.directory());
        this.environment = environment;
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    Path authorities() {
        return directory.resolve("authorities");
    }

    Path organisations() {
        return directory.resolve("organisations");
    }

    /** Also where an authority was made before there was such a directory. */
    void publishOrganisations(List<Issuer> issuers) throws IOException {
        for (Issuer issuer : issuers) {
            Path file = organisations().resolve(issuer.name().file() + ".pem");
            if (issuer.name().domain().equals(Optional.of(Domain.ORGANISATIONS)) && !Files.exists(file)) {
                PemFiles.write(file, issuer.certificate());
            }
        }
    }

    /** Written beside its place and moved there, so that a crash half-way leaves nothing that looks like an authority. */
    void create(List<Issuer> issuers) throws IOException {
        Path draft = directory.resolveSibling(environment.directory() + ".draft");
        delete(draft);
        for (Issuer issuer : issuers) {
            String file = issuer.name().file();
            PemFiles.write(draft.resolve(file + ".key.pem"), issuer.key());
            PemFiles.write(draft.resolve(file + ".pem"), issuer.certificate());
            PemFiles.write(draft.resolve("authorities").resolve(file + ".pem"), issuer.certificate());
        }
        Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    List<Issuer> load() {
        return AuthorityName.all(environment).map(this::load).toList();
    }

    private Issuer load(AuthorityName name) {
        List<X509Certificate> chain =
                name.isRoot() ? List.of(certificate(name)) : List.of(certificate(name), certificate(name.root()));
        return new Issuer(name, chain, key(name));
    }

    private X509Certificate certificate(AuthorityName name) {
        String file = name.file() + ".pem";
        try {
            return PemFiles.certificate(directory.resolve(file));
        } catch (IOException e) {
            throw CardTrouble.damagedAuthority(file);
        }
    }

    private PrivateKey key(AuthorityName name) {
        String file = name.file() + ".key.pem";
        try {
            return PemFiles.key(directory.resolve(file));
        } catch (IOException e) {
            throw CardTrouble.damagedAuthority(file);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
