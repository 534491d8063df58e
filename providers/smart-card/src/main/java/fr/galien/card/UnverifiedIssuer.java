package fr.galien.card;

import static fr.galien.card.CardRefusal.NOT_A_CARD_AUTHORITY;
import static fr.galien.card.CardRefusal.PRODUCTION_CARD;
import static fr.galien.card.CardRefusal.TEST_CARD;
import static fr.galien.card.CardRefusal.UNKNOWN_AUTHORITY;

/**
 * Chooses the words of the refusal of a certificate that no pinned authority signed. It reads what nobody vouched for, so
 * every answer is a refusal: a liar only picks which one he is shown.
 */
final class UnverifiedIssuer {

    private static final String IGC_SANTE = "IGC-SANTE";

    private final CardAuthorities authorities;
    private final CardEnvironment environment;

    UnverifiedIssuer(CardAuthorities authorities, CardEnvironment environment) {
        this.authorities = authorities;
        this.environment = environment;
    }

    CardRefusal refusalOf(CardCertificate certificate) {
        String issuer = certificate.issuerName();
        boolean fromIgcSante = issuer.contains(IGC_SANTE);
        boolean namedTest = fromIgcSante && CardAuthority.isOfTest(issuer);
        // One that takes the name of a pinned authority without its signature is simply forged.
        if (certificate.signedItself() || authorities.namesLike(certificate)) {
            return UNKNOWN_AUTHORITY;
        }
        if (fromIgcSante && (issuer.contains("ELEMENTAIRE") || issuer.contains("ORGANISATIONS"))) {
            return NOT_A_CARD_AUTHORITY;
        }
        return switch (environment) {
            case PRODUCTION -> namedTest || saysTest(certificate) ? TEST_CARD : UNKNOWN_AUTHORITY;
            case TEST -> fromIgcSante && !namedTest ? PRODUCTION_CARD : UNKNOWN_AUTHORITY;
        };
    }

    private static boolean saysTest(CardCertificate certificate) {
        return certificate
                .category()
                .filter(category -> category.environment() == CardEnvironment.TEST)
                .isPresent();
    }
}
