package fr.galien.testkit.phone;

import java.time.Duration;
import java.util.Optional;

/** The server refused a call (§10). */
public final class PhoneRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Optional<Duration> retryAfter;

    PhoneRefused(String code, int status, String description, Optional<Duration> retryAfter) {
        super(code + ": " + description);
        this.code = code;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** {@code ECPS-02nn}. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** When to try again, where the server says it. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
