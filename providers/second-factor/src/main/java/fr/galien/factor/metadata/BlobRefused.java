package fr.galien.factor.metadata;

/** Ends the reading of a publication from wherever the reason not to use it was met. */
public final class BlobRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final BlobTrouble trouble;

    BlobRefused(BlobTrouble trouble) {
        this(trouble, null);
    }

    BlobRefused(BlobTrouble trouble, Throwable cause) {
        super(trouble.sentence(), cause);
        this.trouble = trouble;
    }

    public BlobTrouble trouble() {
        return trouble;
    }
}
