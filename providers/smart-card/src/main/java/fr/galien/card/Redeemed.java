package fr.galien.card;

/** What a one-time code was worth to the login that brought it. */
public sealed interface Redeemed permits Redeemed.Holder, CardVerdict.Refused, Redeemed.Undecided {

    /** A trusted card was presented in this browser, for this login, a moment ago. */
    record Holder(CardRead card) implements Redeemed {}

    /** A card was presented and could not be judged. */
    record Undecided(Outage why) implements Redeemed {}
}
