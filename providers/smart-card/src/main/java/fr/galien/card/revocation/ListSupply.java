package fr.galien.card.revocation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where the lists of one authority come from. */
interface ListSupply {

    /** Whether it is time to get one. */
    boolean isDue(Instant now, Attempts attempts, Optional<RevocationList> inUse);

    /**
     * Writes what is there now over a file.
     *
     * @throws IOException if that file cannot be written
     */
    void fetch(Path file) throws Unusable, IOException;
}
