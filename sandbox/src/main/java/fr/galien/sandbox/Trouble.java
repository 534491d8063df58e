package fr.galien.sandbox;

import fr.galien.identity.Failure;

/**
 * Something a person at the terminal can put right: one sentence that says what is wrong, one that says the way out. The
 * command prints both with the code and exits with status 1; nothing already held is lost.
 */
public final class Trouble extends RuntimeException implements Failure {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String wayOut;

    /**
     * @param code   {@code BOX-10xx}, documented in {@code docs/errors.md}
     * @param what   what is wrong, without personal data
     * @param wayOut what to do
     */
    public Trouble(String code, String what, String wayOut) {
        super(what);
        this.code = code;
        this.wayOut = wayOut;
    }

    @Override
    public String code() {
        return code;
    }

    public String wayOut() {
        return wayOut;
    }
}
