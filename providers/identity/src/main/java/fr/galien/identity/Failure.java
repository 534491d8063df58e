package fr.galien.identity;

/**
 * A named failure. Capabilities close their own set under it (sealed types); the texts a person reads are the messages
 * {@code <code>} and {@code <code>.hint} of the login theme, in French and English; the code alone goes to logs.
 */
public interface Failure {

    /** Stable and documented in {@code docs/errors.md}, for example {@code CARD-0104}. */
    String code();
}
