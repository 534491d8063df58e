package fr.galien.card;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that must not be true of a card.
 *
 * @param refusal what it is called
 * @param broken  whether a card breaks it
 * @param date    the date its text needs, if it needs one
 */
record CardRule(CardRefusal refusal, Predicate<IssuedCard> broken, Function<IssuedCard, Optional<Instant>> date) {

    static CardRule refuse(CardRefusal refusal, Predicate<CardCertificate> when) {
        return refuseIssued(refusal, card -> when.test(card.certificate()));
    }

    static CardRule refuseIssued(CardRefusal refusal, Predicate<IssuedCard> when) {
        return new CardRule(refusal, when, card -> Optional.empty());
    }

    CardRule naming(Function<CardCertificate, Instant> named) {
        return new CardRule(refusal, broken, card -> Optional.of(named.apply(card.certificate())));
    }

    Optional<CardVerdict.Refused> judge(IssuedCard card) {
        return broken.test(card) ? Optional.of(new CardVerdict.Refused(refusal, date.apply(card))) : Optional.empty();
    }
}
