package fr.galien.assurance;

import fr.galien.identity.Assurance;
import java.util.List;

/** A means of identification: what Pro Santé Connect calls it, what RFC 8176 calls its methods, and the most it is worth. */
public enum Means {
    /** A card of the IGC-Santé whose key was used in a TLS handshake, which its PIN unlocks. */
    SMART_CARD("card", "CARD", List.of("sc", "pin", "hwk", "mfa"), Assurance.EIDAS3),
    /** The same, when nobody could say whether the card was revoked and the realm let it in all the same. */
    SMART_CARD_NOT_CHECKED("card", "CARD", List.of("sc", "pin", "hwk", "mfa"), Assurance.EIDAS1),
    /** A phone whose keys are proved to be in hardware, enrolled before somebody or something as strong. */
    PHONE_ATTESTED("phone", "MOBILE", List.of("mca", "hwk", "user", "mfa"), Assurance.EIDAS2),
    /** Any other phone. */
    PHONE("phone", "MOBILE", List.of("mca", "swk", "user", "mfa"), Assurance.EIDAS1);

    private final String choice;
    private final String authMode;
    private final List<String> methods;
    private final Assurance worth;

    Means(String choice, String authMode, List<String> methods, Assurance worth) {
        this.choice = choice;
        this.authMode = authMode;
        this.methods = methods;
        this.worth = worth;
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

    Assurance worth() {
        return worth;
    }
}
