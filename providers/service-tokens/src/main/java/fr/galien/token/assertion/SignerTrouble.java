package fr.galien.token.assertion;

/** A signer's file that is no use; the sentence says why, and nothing secret. */
public final class SignerTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    public SignerTrouble(String sentence) {
        super(sentence);
    }

    public SignerTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
