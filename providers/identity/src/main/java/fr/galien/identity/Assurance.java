package fr.galien.identity;

import java.util.Arrays;
import java.util.Optional;

/**
 * A level of assurance, weakest first, under Pro Santé Connect's {@code acr} names. Computed from evidence, never declared.
 */
public enum Assurance {
    EIDAS1("eidas1", 1),
    EIDAS2("eidas2", 2),
    EIDAS3("eidas3", 3);

    private final String acr;
    private final int loa;

    Assurance(String acr, int loa) {
        this.acr = acr;
        this.loa = loa;
    }

    /** Exact: {@code EIDAS1} or {@code eidas4} is no level. */
    public static Optional<Assurance> ofAcr(String acr) {
        return Arrays.stream(values()).filter(level -> level.acr.equals(acr)).findFirst();
    }

    public String acr() {
        return acr;
    }

    /** Keycloak's number for it, 1 to 3. */
    public int loa() {
        return loa;
    }

    public boolean isAtLeast(Assurance other) {
        return compareTo(other) >= 0;
    }
}
