package fr.galien.card.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Clock;

/**
 * Reads and verifies the lists of one authority. Everything else about a list is believed only because that authority's key
 * signed it, so it is never given another's, be it one it trusts or its own root.
 */
final class ListReader {

    /** RFC 5280 §4.2.1.3: position of cRLSign. */
    private static final int CRL_SIGN = 6;

    private final X509Certificate issuer;
    private final long mostOctets;
    private final int mostEntries;
    private final Clock clock;

    ListReader(X509Certificate issuer, long mostOctets, int mostEntries, Clock clock) {
        this.issuer = issuer;
        this.mostOctets = mostOctets;
        this.mostEntries = mostEntries;
        this.clock = clock;
    }

    /**
     * @throws IOException if the file cannot be opened
     * @throws Unusable    with a {@link ListTrouble}, or {@link Outage#TOO_LONG}
     */
    RevocationList read(Path file) throws IOException, Unusable {
        boolean[] usage = issuer.getKeyUsage();
        if (usage == null || !usage[CRL_SIGN]) {
            throw new Unusable(ListTrouble.NOT_ENTITLED);
        }
        long size = Files.size(file);
        if (size > mostOctets) {
            throw new Unusable(Outage.TOO_LONG);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, (int) size);
        }
    }

    private RevocationList read(InputStream in, int size) throws Unusable {
        try {
            return new ListReading(issuer, mostEntries, clock.instant(), new SignedInput(in), size).toTheEnd();
        } catch (IOException | SignatureException | RuntimeException | StackOverflowError notAList) {
            // Bouncy Castle tells of bad structure with unchecked exceptions of many kinds, and of a thousand sequences
            // each in the other by running out of stack.
            throw new Unusable(ListTrouble.NOT_A_LIST, notAList);
        }
    }
}
