package fr.galien.card;

import fr.galien.identity.NationalId;

/** What a one-time code was worth to the login that brought it. */
public sealed interface Redeemed permits Redeemed.Holder, CardVerdict.Refused, CardVerdict.Undecided {

    /** A trusted card was presented in this browser, for this login, a moment ago. */
    record Holder(NationalId id) implements Redeemed {}
}
