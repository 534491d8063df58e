package fr.galien.token.assertion;

import fr.galien.identity.Failure;

/** Why no assertion is made. A vendor reads code and sentence in the answer, an operator in the log. */
public enum AssertionRefusal implements Failure {
    NO_SIGNER("VIHF-0451", "this server holds no signer for the structure");

    private final String code;
    private final String sentence;

    AssertionRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    @Override
    public String code() {
        return code;
    }

    /** English, without a name or number of anybody. */
    public String sentence() {
        return sentence;
    }
}
