package fr.galien.mobile;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often ({@code docs/mobile-protocol.md} §8). A stranger who knows a public identifier can use up what rings, never what
 * the person themselves starts: after too much, requests of that person are found by QR or number, and nobody is locked out.
 */
public final class Limits {

    private static final Count RINGS = new Count("rings", 3, Duration.ofMinutes(10));
    private static final Count RINGS_A_DAY = new Count("rings.day", 10, Duration.ofDays(1));
    private static final Count WRONG = new Count("wrong", 2, Duration.ofMinutes(30));
    private static final Count WRONG_A_DAY = new Count("wrong.day", 5, Duration.ofDays(1));
    private static final Count MISSES = new Count("misses", 5, Duration.ofMinutes(10));
    private static final Count OF_CLIENT = new Count("client", 5, Duration.ofHours(1));

    private static final Count OFFLINE = new Count("offline", 3, Duration.ofMinutes(10));
    private static final Count CONFIRM = new Count("confirm", 3, Duration.ofMinutes(10));

    private static final Count ACTIVATIONS = new Count("activations", 3, Duration.ofDays(1));
    private static final Count ACTIVATION = new Count("activation", 5, Activations.LIFE);
    private static final Count ACTIVATION_SMS = new Count("activation.sms", 5, Activations.LIFE);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration AFTER_FRAUD = Duration.ofHours(24);

    private final Store store;

    public Limits(Store store) {
        this.store = store;
    }

    /** Whether this person's devices may be rung now. */
    public boolean mayRing(String user) {
        return !store.isClaimed(key("fraud", user))
                && RINGS.hasRoom(store, user)
                && RINGS_A_DAY.hasRoom(store, user)
                && WRONG.hasRoom(store, user);
    }

    public void rung(String user) {
        RINGS.add(store, user);
        RINGS_A_DAY.add(store, user);
    }

    /** The person is there: what strangers used up is given back. Wrong numbers of the day stay counted. */
    public void success(String user, String client) {
        RINGS.forget(store, user);
        RINGS_A_DAY.forget(store, user);
        WRONG.forget(store, user);
        OF_CLIENT.forget(store, pair(user, client));
    }

    /** @return whether it was one too many: nothing can be approved for a while */
    public boolean wrongNumber(String user) {
        WRONG.add(store, user);
        WRONG_A_DAY.add(store, user);
        return !WRONG_A_DAY.hasRoom(store, user) && store.claim(key("pause", user), PAUSE);
    }

    public void fraud(String user) {
        store.claim(key("fraud", user), AFTER_FRAUD);
    }

    /** While it lasts, devices of this person approve nothing. */
    void checkNotPaused(String user) {
        if (store.isClaimed(key("pause", user))) {
            throw new MobileRefused(MobileRefusal.TOO_OFTEN, Optional.of(PAUSE));
        }
    }

    void checkMayFind(String credential) {
        if (!MISSES.hasRoom(store, credential)) {
            throw new MobileRefused(MobileRefusal.TOO_OFTEN, Optional.of(MISSES.window()));
        }
    }

    void missed(String credential) {
        MISSES.add(store, credential);
    }

    /** @return whether a client may ask this person once more */
    public boolean mayAsk(String user, String client) {
        return OF_CLIENT.hasRoom(store, pair(user, client));
    }

    /** It did. */
    public void asked(String user, String client) {
        OF_CLIENT.add(store, pair(user, client));
    }

    /** Counts the try. What somebody who asks anew all day long may try, the step of the login counts with all else one can guess. */
    boolean mayTryOffline(String cid) {
        return OFFLINE.add(store, cid);
    }

    /** Counts the try. */
    boolean mayTryConfirmation(String enrolment) {
        return CONFIRM.add(store, enrolment);
    }

    boolean hasConfirmationLeft(String enrolment) {
        return CONFIRM.hasRoom(store, enrolment);
    }

    /** Counts it. A stranger can use it up, and keeps the person from this way alone. */
    boolean mayActivate(String user) {
        return ACTIVATIONS.add(store, user);
    }

    /** Counts the try. */
    boolean mayTryActivation(String activation) {
        return ACTIVATION.add(store, activation);
    }

    /** Counts the try. */
    boolean mayTryActivationSms(String activation) {
        return ACTIVATION_SMS.add(store, activation);
    }

    private static String pair(String user, String client) {
        return user + "." + client;
    }

    private static String key(String what, String whose) {
        return "galien.map.limit." + what + "." + whose;
    }

    /**
     * Counts within a window, on a store that has names to claim and no counters.
     *
     * @param most so many in the window
     */
    private record Count(String what, int most, Duration window) {

        /** @return false where there was no room left */
        boolean add(Store store, String whose) {
            return places(whose).anyMatch(place -> store.claim(place, window));
        }

        boolean hasRoom(Store store, String whose) {
            return places(whose).anyMatch(place -> !store.isClaimed(place));
        }

        void forget(Store store, String whose) {
            places(whose).forEach(store::release);
        }

        private Stream<String> places(String whose) {
            return IntStream.rangeClosed(1, most).mapToObj(i -> key(what, whose) + "." + i);
        }
    }
}
