package fr.galien.card;

import fr.galien.card.revocation.AskRevocation;
import fr.galien.card.revocation.RevocationAnswer;

/** One card's revocation, asked once. Not thread-safe: lives as long as one judgement. */
final class RevocationCheck {

    private final AskRevocation sources;
    private final CardPolicy policy;
    private boolean known;

    RevocationCheck(AskRevocation sources, CardPolicy policy) {
        this.sources = sources;
        this.policy = policy;
    }

    /** @throws RevocationUnknown if it is not known and the policy lets nobody in then */
    boolean stops(IssuedCard card) {
        RevocationAnswer answer =
                sources.of(card.certificate().signed(), card.issuer().certificate(), policy.revocation());
        known = !(answer instanceof RevocationAnswer.Unknown);
        if (answer instanceof RevocationAnswer.Unknown unknown
                && policy.whenUnknown() == CardPolicy.WhenUnknown.REFUSE) {
            throw new RevocationUnknown(unknown.why());
        }
        return answer instanceof RevocationAnswer.Revoked;
    }

    /** Whether a source that the policy demands vouched for the card. */
    boolean isKnown() {
        return known;
    }
}
