package fr.galien.card.revocation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Speaks HTTP with addresses an operator configured. */
public interface Http extends AutoCloseable {

    /**
     * What an exchange may take; whoever takes more is cut off.
     *
     * @param octets of the answer's body
     * @param pause  without a single octet
     * @param total  from the first octet sent to the last received
     */
    record Limits(long octets, Duration pause, Duration total) {}

    /**
     * Writes the body of an answer 200 over a file.
     *
     * @throws Unusable with an {@link Outage} or a {@link Trouble.Status}; the file then holds anything
     */
    void download(URI address, Path file, Limits limits) throws Unusable;

    /**
     * The body of an answer 200.
     *
     * @param type media type of the body that is sent
     * @throws Unusable with an {@link Outage} or a {@link Trouble.Status}
     */
    byte[] post(URI address, String type, byte[] body, Limits limits) throws Unusable;

    @Override
    void close();
}
