package fr.galien.token;

/** A rule of the exchange was broken. */
public final class ExchangeRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExchangeRefusal refusal;

    public ExchangeRefused(ExchangeRefusal refusal) {
        super(refusal.code() + ": " + refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    public ExchangeRefusal refusal() {
        return refusal;
    }
}
