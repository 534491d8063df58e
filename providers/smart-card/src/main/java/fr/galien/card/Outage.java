package fr.galien.card;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Failure;

/** Why a card could not be judged. Nobody is let in, nothing is held against anybody, and trying again may help. */
public enum Outage implements Failure {
    /** The directory did not answer, so nobody knows whether the card is opposed. */
    DIRECTORY(DirectoryUnreachable.CODE),
    /** No source that the realm demands can say whether the card was revoked. */
    REVOCATION("CARD-0124"),
    /** The realm's own settings of cards cannot be understood: no card is judged by half of them. */
    SETTINGS("CARD-0126");

    private final String code;

    Outage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
