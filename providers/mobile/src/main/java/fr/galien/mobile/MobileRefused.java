package fr.galien.mobile;

import java.time.Duration;
import java.util.Optional;

/** A device's call met a rule. Expected, hence without a stack trace. */
public final class MobileRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final MobileRefusal why;

    private final String description;

    private final transient Optional<Duration> retryAfter;

    public MobileRefused(MobileRefusal why) {
        this(why, Optional.empty());
    }

    /** @param retryAfter when to try again, where that helps */
    public MobileRefused(MobileRefusal why, Optional<Duration> retryAfter) {
        this(why, why.description(), retryAfter);
    }

    private MobileRefused(MobileRefusal why, String description, Optional<Duration> retryAfter) {
        super(why.code() + ": " + description, null, false, false);
        this.why = why;
        this.description = description;
        this.retryAfter = retryAfter;
    }

    /** @param code why a card login would refuse the card */
    public static MobileRefused card(String code) {
        MobileRefusal why = MobileRefusal.CARD_REFUSED;
        return new MobileRefused(why, code + ": " + why.description(), Optional.empty());
    }

    /** For developers, in English; names nobody. */
    public String description() {
        return description;
    }

    public MobileRefusal why() {
        return why;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
