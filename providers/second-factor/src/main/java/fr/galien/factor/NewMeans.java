package fr.galien.factor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can add here, each by a required action of its own. Cards come from elsewhere, phones have their own page. */
public enum NewMeans {
    SECURITY_KEY,
    PASSKEY,
    TOTP,
    RECOVERY_CODES,
    PASSWORD;

    /** In requests and pages: {@code security-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Keycloak's {@code kc_action}. */
    public String action() {
        return "galien-" + word();
    }

    public static Optional<NewMeans> of(Object said) {
        return Arrays.stream(values())
                .filter(means -> means.word().equals(said))
                .findFirst();
    }
}
