package fr.galien.assurance;

import fr.galien.identity.Assurance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A means of identification: what Pro Santé Connect calls it, what RFC 8176 calls its methods, and the most it is worth. A row
 * of the table in {@code docs/second-factor.md} §1. One factor alone is no means.
 */
public enum Means {
    /** A card of the IGC-Santé whose key was used in a TLS handshake, which its PIN unlocks. */
    SMART_CARD("card", "CARD", List.of("sc", "pin", "hwk", "mfa"), Assurance.EIDAS3, ""),
    /** The same, when nobody could say whether the card was revoked and the realm let it in all the same. */
    SMART_CARD_NOT_CHECKED("card", "CARD", List.of("sc", "pin", "hwk", "mfa"), Assurance.EIDAS1, ""),
    /** A FIDO2 key of a certified model that cannot leave its device, attested, and enrolled before something as strong. */
    SECURITY_KEY("passkey", "PASSKEY", List.of("hwk", "user", "mfa"), Assurance.EIDAS2, ""),
    /** A phone whose keys are proved to be in hardware, enrolled before somebody or something as strong. */
    PHONE_ATTESTED("phone", "MOBILE", List.of("mca", "hwk", "user", "mfa"), Assurance.EIDAS2, ""),
    /** Any other phone. */
    PHONE("phone", "MOBILE", List.of("mca", "swk", "user", "mfa"), Assurance.EIDAS1, ""),
    /** A code that a phone without network showed. */
    PHONE_OFFLINE("phone", "MOBILE", List.of("otp", "swk", "user", "mfa"), Assurance.EIDAS1, "offline-code"),
    /** Any other passkey, perhaps in several devices at once. */
    PASSKEY("passkey", "PASSKEY", List.of("swk", "user", "mfa"), Assurance.EIDAS1, "passkey"),
    /** A password and a one-time code (RFC 6238), judged together. */
    PASSWORD_WITH_CODE("password", "PASSWORD", List.of("pwd", "otp", "mfa"), Assurance.EIDAS1, "password"),
    /** A password and a code from a list on paper, judged together. */
    PASSWORD_WITH_RECOVERY_CODE("password", "PASSWORD", List.of("pwd", "otp", "mfa"), Assurance.EIDAS1, "password");

    private final String choice;
    private final String authMode;
    private final List<String> methods;
    private final Assurance most;
    private final String word;

    Means(String choice, String authMode, List<String> methods, Assurance most, String word) {
        this.choice = choice;
        this.authMode = authMode;
        this.methods = methods;
        this.most = most;
        this.word = word;
    }

    /** The name of the button that leads to it, see {@link OfferedMeans}. */
    public String choice() {
        return choice;
    }

    /** The value of the claim {@code authMode}. */
    public String authMode() {
        return authMode;
    }

    /** Values of the claim {@code amr} (RFC 8176 §2). */
    public List<String> methods() {
        return methods;
    }

    /** What no setting exceeds. */
    public Assurance most() {
        return most;
    }

    /** The name in settings: {@code smart-card}. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What software has to say to be given logins by it, see {@link AcceptedMeans}; empty if every software takes it. */
    public Optional<String> word() {
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    }
}
