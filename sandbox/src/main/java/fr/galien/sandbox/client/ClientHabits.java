package fr.galien.sandbox.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an operator grants a vendor's software beside its addresses.
 *
 * @param confirms          whether people who are logged in already are asked if the session is theirs
 * @param asksForActivity   whether people choose the activity they act in
 * @param backChannelLogout where it is told of logouts
 * @param introspects       ids of the clients whose tokens it may introspect, {@code *} for all
 * @param ciba              whether it asks people on their phones
 */
public record ClientHabits(
        boolean confirms,
        boolean asksForActivity,
        Optional<URI> backChannelLogout,
        List<String> introspects,
        Ciba ciba) {

    /** Whether software uses CIBA, and how many digits it shows. */
    public enum Ciba {
        NO,
        TWO_DIGITS,
        SIX_DIGITS
    }

    /** Of software nobody said anything about. */
    public static final ClientHabits USUAL = new ClientHabits(true, false, Optional.empty(), List.of(), Ciba.NO);

    public ClientHabits {
        backChannelLogout.ifPresent(ReturnAddress::check);
        introspects = List.copyOf(introspects);
    }
}
