package fr.galien.card;

import fr.galien.card.revocation.RevocationPolicy;
import fr.galien.card.revocation.RevocationPolicy.Demand;
import java.time.Duration;
import java.util.Set;

/**
 * What a realm asks of a card beyond what every card must be.
 *
 * @param types               accepted types
 * @param certificatePolicies object identifiers of which the certificate must name one (RFC 5280 §4.2.1.4); empty: any. The
 *                            certificate that a card gives by radio, without its PIN, is issued under another than the one
 *                            its PIN protects
 * @param revocation          what must be known of its revocation
 * @param whenUnknown         what it means if that is not known
 */
public record CardPolicy(
        Set<CardType> types, Set<String> certificatePolicies, RevocationPolicy revocation, WhenUnknown whenUnknown) {

    public enum WhenUnknown {
        /** Nobody is let in: an outage. */
        REFUSE,
        /** Let in, at a lower level: the operator's way through a long outage of the authority. */
        LOWER
    }

    /** Of a realm that says nothing. A list is published every morning, so one of the day before yesterday is not good enough. */
    public static final CardPolicy DEFAULT = new CardPolicy(
            Set.of(CardType.CPS, CardType.CPF),
            Set.of(),
            new RevocationPolicy(Demand.LIST, Duration.ofHours(36)),
            WhenUnknown.REFUSE);

    public CardPolicy {
        types = Set.copyOf(types);
        certificatePolicies = Set.copyOf(certificatePolicies);
    }

    boolean takes(CardCertificate card) {
        return card.type().filter(types::contains).isPresent();
    }

    boolean wasIssuedUnderOneAccepted(CardCertificate card) {
        return certificatePolicies.isEmpty()
                || card.certificatePolicies().stream().anyMatch(certificatePolicies::contains);
    }
}
