package fr.galien.sandbox.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator grants a vendor's software beside its addresses.
 *
 * @param confirms          whether people who are logged in already are asked if the session is theirs
 * @param asksForActivity   whether people choose the activity they act in
 * @param backChannelLogout where it is told of logouts
 * @param introspects       ids of the clients whose tokens it may introspect, {@code *} for all
 * @param ciba              whether it asks people on their phones
 * @param takes             the weaker means people may log in by, see {@link #WEAKER}
 * @param stepUpReason      why it may want to be surer of somebody than their session is
 */
public record ClientHabits(
        boolean confirms,
        boolean asksForActivity,
        Optional<URI> backChannelLogout,
        List<String> introspects,
        Ciba ciba,
        Set<String> takes,
        Optional<String> stepUpReason) {

    /** Means of the lowest level, which software gets only if it says that it takes them. */
    public static final Set<String> WEAKER = Set.of("passkey", "password", "offline-code");

    /** Whether software uses CIBA, and how many digits it shows. */
    public enum Ciba {
        NO,
        TWO_DIGITS,
        SIX_DIGITS
    }

    /** Of software nobody said anything about. */
    public static final ClientHabits USUAL = new ClientHabits(true, false, Optional.empty(), List.of(), Ciba.NO);

    /** Of software that lets everybody in whom the service lets in. */
    public static final ClientHabits WELCOMING =
            new ClientHabits(true, false, Optional.empty(), List.of(), Ciba.NO, WEAKER, Optional.empty());

    /** Software that takes no weaker means. */
    public ClientHabits(
            boolean confirms,
            boolean asksForActivity,
            Optional<URI> backChannelLogout,
            List<String> introspects,
            Ciba ciba) {
        this(confirms, asksForActivity, backChannelLogout, introspects, ciba, Set.of(), Optional.empty());
    }

    public ClientHabits {
        backChannelLogout.ifPresent(ReturnAddress::check);
        introspects = List.copyOf(introspects);
        takes = Set.copyOf(takes);
    }
}
