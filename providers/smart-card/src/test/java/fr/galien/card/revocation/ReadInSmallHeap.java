package fr.galien.card.revocation;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads a list and prints how many entries it has. */
final class ReadInSmallHeap {

    private ReadInSmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(arguments[1]))) {
            X509Certificate issuer =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            Clock clock = Clock.fixed(Instant.parse(arguments[2]), ZoneOffset.UTC);
            ListReader reader = new ListReader(issuer, 1 << 26, 2_000_000, clock);
            System.out.println(reader.read(Path.of(arguments[0])).serials().size());
        }
    }
}
