package fr.galien.card.revocation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the sources are at this moment: what an operator sees. */
public record RevocationState(List<ListState> lists, List<ResponderState> responders) {

    public RevocationState {
        lists = List.copyOf(lists);
        responders = List.copyOf(responders);
    }

    /**
     * @param authority   common name
     * @param source      where it comes from
     * @param thisUpdate  when the list in use was issued; empty while there is none
     * @param nextUpdate  when its successor is due at the latest
     * @param entries     revoked certificates on it
     * @param triedAt     the last attempt to get one
     * @param trouble     why that attempt failed, in words without personal data; empty if it did not
     */
    public record ListState(
            String authority,
            URI source,
            Optional<Instant> thisUpdate,
            Optional<Instant> nextUpdate,
            int entries,
            Optional<Instant> triedAt,
            Optional<String> trouble) {}

    /**
     * @param authority  common name
     * @param source     where it is asked
     * @param answeredAt the last answer that could be believed
     * @param trouble    why the last question has no such answer; empty if it has
     * @param resting    whether it is left alone for a while because it failed over and over
     */
    public record ResponderState(
            String authority, URI source, Optional<Instant> answeredAt, Optional<String> trouble, boolean resting) {}
}
