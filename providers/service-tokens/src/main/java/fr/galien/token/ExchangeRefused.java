package fr.galien.token;

/** A rule of the exchange was broken. */
public final class ExchangeRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String error;
    private final String sentence;

    public ExchangeRefused(ExchangeRefusal refusal) {
        this(refusal.code(), refusal.error(), refusal.sentence());
    }

    ExchangeRefused(MailboxRefusal refusal) {
        this(refusal.code(), "access_denied", refusal.sentence());
    }

    private ExchangeRefused(String code, String error, String sentence) {
        super(code + ": " + sentence, null, false, false);
        this.code = code;
        this.error = error;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    /** As OAuth has it: {@code invalid_request}… */
    public String error() {
        return error;
    }

    /** English, without a name or number of anybody. */
    public String sentence() {
        return sentence;
    }
}
