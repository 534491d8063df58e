package fr.galien.resource;

import java.util.Optional;
import java.util.stream.Stream;

/** How sure the login was, weakest first. */
public enum Level {
    EIDAS1("eidas1"),
    EIDAS2("eidas2"),
    EIDAS3("eidas3");

    private final String acr;

    Level(String acr) {
        this.acr = acr;
    }

    /** As the claim {@code acr} has it. */
    public String acr() {
        return acr;
    }

    /** @return empty if there is no such level */
    public static Optional<Level> of(String acr) {
        return Stream.of(values()).filter(level -> level.acr.equals(acr)).findFirst();
    }

    boolean reaches(Level least) {
        return compareTo(least) >= 0;
    }
}
