package fr.galien.factor.metadata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Verifies a publication before it takes from it what keys are judged by (FIDO Metadata Service 3.1 §3.2).
 */
public final class BlobReader {

    /** FIDO's is about 10 MB. */
    static final int LONGEST = 32 << 20;

    private static final ObjectReader PUBLICATION =
            new ObjectMapper().readerFor(Publication.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int GENERAL_NAME_DNS = 2;

    private final String name;
    private final Clock clock;

    /** @param name of the one that signs, {@code mds.fidoalliance.org} */
    public BlobReader(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * @param roots the publisher's, and never those that TLS trusts
     * @throws BlobRefused with the reason, and nothing of it is used
     */
    public Metadata read(byte[] file, Set<X509Certificate> roots) throws BlobRefused {
        if (roots.isEmpty()) {
            throw new BlobRefused(BlobTrouble.NO_ROOTS);
        }
        SignedBlob blob = SignedBlob.of(file);
        List<X509Certificate> chain = blob.unverifiedChain();
        if (!isValidNow(chain.getFirst()) || !TrustPath.leads(chain, roots, clock.instant())) {
            throw new BlobRefused(BlobTrouble.CHAIN);
        }
        if (!isCalled(chain.getFirst())) {
            throw new BlobRefused(BlobTrouble.NAME);
        }
        blob.verify();
        try (InputStream payload = blob.payload()) {
            return PUBLICATION.<Publication>readValue(payload).metadata();
        } catch (IOException | DateTimeException | NullPointerException unreadable) {
            throw new BlobRefused(BlobTrouble.NOT_METADATA, unreadable);
        }
    }

    private boolean isValidNow(X509Certificate signer) {
        return !clock.instant().isBefore(signer.getNotBefore().toInstant())
                && !clock.instant().isAfter(signer.getNotAfter().toInstant());
    }

    private boolean isCalled(X509Certificate signer) {
        try {
            Collection<List<?>> names = signer.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(one ->
                                    one.get(0).equals(GENERAL_NAME_DNS) && name.equalsIgnoreCase((String) one.get(1)));
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
