package fr.galien.mobile;

import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param user       who decided
 * @param credential with which device; {@link #CARD} for their card
 * @param level      what the approval is worth; empty unless approved
 * @param answer     SHA-256 of the answer as it came: the same one sent again gets the same reply
 * @param origin     of the request
 */
public record Decision(
        String cid,
        State state,
        String user,
        String credential,
        Optional<Assurance> level,
        Instant at,
        String answer,
        Map<String, String> origin) {

    /** No device has it for its name. */
    public static final String CARD = "card";

    public enum State {
        APPROVED,
        CANCELLED,
        FRAUD,
        /** A wrong number closed it. */
        WRONG
    }
}
