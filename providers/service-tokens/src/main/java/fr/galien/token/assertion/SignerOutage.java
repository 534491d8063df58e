package fr.galien.token.assertion;

/** A remote signer did not answer, or refused; the sentence says which, and nothing of what was to be signed. */
public final class SignerOutage extends Exception {

    private static final long serialVersionUID = 1L;

    public SignerOutage(String sentence) {
        super(sentence);
    }

    public SignerOutage(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
