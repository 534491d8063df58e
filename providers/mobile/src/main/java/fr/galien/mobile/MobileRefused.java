package fr.galien.mobile;

import java.time.Duration;
import java.util.Optional;

/** A device's call met a rule. Expected, hence without a stack trace. */
public final class MobileRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final MobileRefusal why;

    private final transient Optional<Duration> retryAfter;

    public MobileRefused(MobileRefusal why) {
        this(why, Optional.empty());
    }

    /** @param retryAfter when to try again, where that helps */
    public MobileRefused(MobileRefusal why, Optional<Duration> retryAfter) {
        super(why.code() + ": " + why.description(), null, false, false);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    public MobileRefusal why() {
        return why;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
