package fr.galien.directory;

import java.time.Instant;

/**
 * Somebody who was stopped: left practice, had their access revoked, or became somebody else's alias. A fact of its moment,
 * that of the transaction which stopped them.
 *
 * @param key    of their user id, as published
 * @param reason {@code left}, {@code revoked} or {@code merged}
 * @param toldAt when that transaction began, which may be minutes before it was seen
 */
public record Stop(String key, String reason, Instant toldAt) {

    /**
     * Whether a session ends by it. Somebody who may not log in at present keeps no session, whenever it was opened: one could
     * be opened until the transaction ended. Whoever is back meanwhile is not stopped a second time: what they opened after
     * the moment stays, and only what was open before it ends.
     *
     * @param openedAt     in whole seconds, as Keycloak keeps it: the second of the stop itself counts as before
     * @param mayLogInNow  whether the directory lets them log in at present
     */
    public boolean ends(Instant openedAt, boolean mayLogInNow) {
        return !mayLogInNow || !openedAt.isAfter(toldAt);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Stop[" + reason + ", " + toldAt + "]";
    }
}
