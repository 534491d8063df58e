package fr.galien.card;

import fr.galien.identity.NationalId;

/** A card that broke no rule. Only {@link CardRules} make one. */
public final class TrustedCard {

    private final NationalId holder;
    private final CardType type;

    TrustedCard(NationalId holder, CardType type) {
        this.holder = holder;
        this.type = type;
    }

    public NationalId holder() {
        return holder;
    }

    public CardType type() {
        return type;
    }

    @Override
    public String toString() {
        return "TrustedCard[" + type + ", hidden]";
    }
}
