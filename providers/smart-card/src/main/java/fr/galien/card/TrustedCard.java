package fr.galien.card;

/** A card that broke no rule. Only {@link CardRules} make one. */
public final class TrustedCard {

    private final CardRead read;

    TrustedCard(CardRead read) {
        this.read = read;
    }

    public CardRead read() {
        return read;
    }

    @Override
    public String toString() {
        return "TrustedCard[hidden]";
    }
}
