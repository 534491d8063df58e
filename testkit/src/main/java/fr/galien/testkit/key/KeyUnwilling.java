package fr.galien.testkit.key;

/** A right key does not do what the page asks; the page learns one word. */
public final class KeyUnwilling extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String word;

    /** @param word the DOMException's name (WebAuthn §5.1.3, §5.1.4) */
    KeyUnwilling(String word, String why) {
        super(why);
        this.word = word;
    }

    public String word() {
        return word;
    }
}
