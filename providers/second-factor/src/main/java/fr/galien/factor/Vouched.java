package fr.galien.factor;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What stands behind a new means, and the most it can make it worth.
 *
 * @param most never more than what vouches for it
 */
public record Vouched(By by, Assurance most) {

    public enum By {
        CARD,
        PHONE,
        KEY,
        /** An operator who saw the person. */
        DESK
    }

    /** A means used longer ago was used for something else: somebody may have left their desk since. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    private static final Assurance MOST = Assurance.EIDAS2;

    /** @throws IllegalArgumentException if it were to be worth more than a new means ever is */
    public Vouched {
        if (!MOST.isAtLeast(most)) {
            throw new IllegalArgumentException("nothing vouches for " + most);
        }
    }

    /**
     * The strongest means a person used for this purpose, just now. What can be guessed vouches for nothing: neither a password,
     * nor a code that was typed.
     *
     * @param thisLogin what was done in this very login; a session that was open already is no evidence of who is there
     * @param worth     what the realm takes a means to be worth
     */
    public static Optional<Vouched> of(Evidence thisLogin, Function<Means, Optional<Assurance>> worth, Instant now) {
        return thisLogin.acts().stream()
                .filter(act -> !act.at().plus(FRESH).isBefore(now))
                .map(Evidence.Act::means)
                .flatMap(means -> by(means).flatMap(by -> worth.apply(means).map(level -> upTo(by, level))).stream())
                .max(Comparator.comparing(Vouched::most));
    }

    public static Vouched byDesk() {
        return new Vouched(By.DESK, MOST);
    }

    private static Vouched upTo(By by, Assurance level) {
        return new Vouched(by, Stream.of(level, MOST).min(Assurance::compareTo).orElseThrow());
    }

    private static Optional<By> by(Means means) {
        return switch (means) {
            case SMART_CARD, SMART_CARD_NOT_CHECKED -> Optional.of(By.CARD);
            case PHONE_ATTESTED, PHONE -> Optional.of(By.PHONE);
            case SECURITY_KEY, PASSKEY -> Optional.of(By.KEY);
            case PHONE_OFFLINE, PASSWORD_WITH_CODE, PASSWORD_WITH_RECOVERY_CODE -> Optional.empty();
        };
    }
}
