package fr.galien.tests.proxy;

import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.Domain;
import fr.galien.testkit.card.Tier;
import fr.galien.testkit.tls.PemPair;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The certificates and keys a proxy is given, under the names {@code docker/front.example.env} tells. */
final class FrontFiles {

    private FrontFiles() {}

    static void write(Path directory, SandboxTls tls, CardAuthority authority) {
        try {
            Files.createDirectories(directory);
            copy(tls.server(), directory, "server");
            copy(tls.cardServer(), directory, "card");
            copy(tls.phoneServer(), directory, "phone");
            copy(tls.frontClient(), directory, "link");
            Files.copy(tls.linkRoot(), directory.resolve("link-root.crt"));
            write(directory.resolve("organisations.crt"), organisations(authority));
            write(
                    directory.resolve("organisations-roots.crt"),
                    tiers().map(tier -> authority.root(CardEnvironment.TEST, tier))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom vendors' certificates may be of. */
    static List<X509Certificate> organisations(CardAuthority authority) {
        return tiers().map(tier -> authority.intermediate(CardEnvironment.TEST, tier, Domain.ORGANISATIONS))
                .toList();
    }

    private static Stream<Tier> tiers() {
        return Arrays.stream(Tier.values());
    }

    private static void copy(PemPair pair, Path directory, String name) throws IOException {
        Files.copy(pair.certificate(), directory.resolve(name + ".crt"));
        Files.copy(pair.key(), directory.resolve(name + ".key"));
    }

    private static void write(Path file, List<X509Certificate> certificates) throws IOException {
        Files.write(file, certificates.stream().map(FrontFiles::pem).toList());
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
