package fr.galien.card.revocation;

/** Ends the reading of a list or an answer from wherever the reason not to use it was met. */
public final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public Unusable(Trouble trouble) {
        this(trouble, null);
    }

    public Unusable(Trouble trouble, Throwable cause) {
        super(trouble.sentence(), cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
