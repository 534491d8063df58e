package fr.galien.testkit.card;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where to find a card's token.
 *
 * @param configuration the file SoftHSM2 must be told of
 * @param module        the PKCS#11 module to load
 * @param label         the token's, {@code CPS <name>}, at most 32 characters
 */
public record SoftHsmToken(Path configuration, Path module, String label) {

    /** Hexadecimal CKA_ID of the key and its certificate: on a CPS the authentication pair ends in 20. */
    public static final String OBJECT_ID = "20";

    /** Label of the key and of its certificate. */
    public static final String OBJECT_LABEL = "CPS_AUTHENTICATION";

    /** The number of its slot, which the module gave it when the token was made. */
    public long slot() {
        return SoftHsm.slot(this);
    }

    /** What a process that uses the token needs in its environment. */
    public Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", configuration.toString());
    }
}
