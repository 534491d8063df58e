package fr.galien.card;

import static fr.galien.card.CardRefusal.EXPIRED;
import static fr.galien.card.CardRefusal.INCONSISTENT;
import static fr.galien.card.CardRefusal.NOT_A_CARD_AUTHORITY;
import static fr.galien.card.CardRefusal.NOT_FOR_AUTHENTICATION;
import static fr.galien.card.CardRefusal.NOT_FOR_CLIENTS;
import static fr.galien.card.CardRefusal.NOT_NOMINATIVE;
import static fr.galien.card.CardRefusal.NOT_YET_VALID;
import static fr.galien.card.CardRefusal.NO_CERTIFICATE;
import static fr.galien.card.CardRefusal.NO_PROFESSIONAL_ID;
import static fr.galien.card.CardRefusal.OPPOSED;
import static fr.galien.card.CardRefusal.PRODUCTION_CARD;
import static fr.galien.card.CardRefusal.SECURITY_MODULE;
import static fr.galien.card.CardRefusal.SOFTWARE_CERTIFICATE;
import static fr.galien.card.CardRefusal.TEST_CARD;
import static fr.galien.card.CardRefusal.TYPE_NOT_ACCEPTED;
import static fr.galien.card.CardRefusal.UNREADABLE;
import static fr.galien.card.CardRule.refuse;
import static fr.galien.card.CardRule.refuseIssued;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindCard;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The policy: what a card must be, in the order it is asked. First that it can be read and who signed it; only then what it
 * says; and last, of a card that is good by all it says, whether the directory has it as opposed. The person behind it is
 * somebody else's question.
 *
 * <p>Not here: proof that the browser holds the key (the TLS handshake of the card's host), revocation by the authority (not
 * built yet, see {@link CardAuthorities#verify}), and whether the holder is known and in practice (the login, which asks the
 * directory too).
 */
public final class CardRules {

    /** RFC 5280 §4.2.1.12: TLS WWW client authentication. */
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final CardAuthorities authorities;
    private final UnverifiedIssuer unverified;
    private final Clock clock;
    private final List<CardRule> rules;

    private CardRules(CardAuthorities authorities, CardEnvironment environment, Clock clock, List<CardRule> rules) {
        this.authorities = authorities;
        this.unverified = new UnverifiedIssuer(authorities, environment);
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * The order is the policy, and it is all here.
     *
     * @param environment the only world whose cards are accepted
     * @param directory   asked once for each card that no other rule refuses
     */
    public static CardRules inOrder(
            CardAuthorities authorities, CardEnvironment environment, FindCard directory, Clock clock) {
        Opposition opposition = new Opposition(directory);
        return new CardRules(
                authorities,
                environment,
                clock,
                List.of(
                        refuseIssued(
                                NOT_A_CARD_AUTHORITY,
                                card -> card.issuer().issues().isEmpty()),
                        refuse(SOFTWARE_CERTIFICATE, card -> isIn(card, ProductCategory::isSoftware)),
                        refuse(SECURITY_MODULE, card -> isIn(card, ProductCategory::isSecurityModule)),
                        refuseIssued(
                                TEST_CARD,
                                card -> environment == CardEnvironment.PRODUCTION && card.isOf(CardEnvironment.TEST)),
                        refuseIssued(
                                PRODUCTION_CARD,
                                card -> environment == CardEnvironment.TEST && card.isOf(CardEnvironment.PRODUCTION)),
                        refuse(EXPIRED, card -> clock.instant().isAfter(card.notAfter()))
                                .naming(CardCertificate::notAfter),
                        refuse(NOT_YET_VALID, card -> clock.instant().isBefore(card.notBefore()))
                                .naming(CardCertificate::notBefore),
                        refuse(NOT_FOR_AUTHENTICATION, card -> !card.digitalSignature()),
                        refuse(NOT_FOR_CLIENTS, card -> !card.extendedKeyUsage().contains(CLIENT_AUTH)),
                        refuseIssued(TYPE_NOT_ACCEPTED, card -> !card.isOfATypeItsAuthorityIssues()),
                        refuse(NOT_NOMINATIVE, card -> !HolderIdentity.isNamed(card.subject())),
                        refuse(NO_PROFESSIONAL_ID, card -> card.professionalId().isEmpty()),
                        refuse(INCONSISTENT, card -> !HolderIdentity.isConsistent(card)),
                        // The network last: nobody has the directory asked about a card that is none.
                        refuse(OPPOSED, opposition::stops)));
    }

    /** @param presented empty if the browser presented none */
    public CardVerdict judge(Optional<PresentedCertificate> presented) {
        if (presented.isEmpty()) {
            return CardVerdict.Refused.because(NO_CERTIFICATE);
        }
        try {
            return judge(CardCertificate.read(presented.get()), clock.instant());
        } catch (MalformedCertificate unreadable) {
            return CardVerdict.Refused.because(UNREADABLE);
        } catch (DirectoryUnreachable outage) {
            return new CardVerdict.Undecided();
        }
    }

    private CardVerdict judge(CardCertificate certificate, Instant now) throws MalformedCertificate {
        Optional<IssuedCard> issued = authorities.verify(certificate, now);
        if (issued.isEmpty()) {
            return CardVerdict.Refused.because(unverified.refusalOf(certificate));
        }
        for (CardRule rule : rules) {
            Optional<CardVerdict.Refused> refused = rule.judge(issued.get());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return new CardVerdict.Accepted(new TrustedCard(
                certificate.professionalId().orElseThrow(), certificate.type().orElseThrow()));
    }

    private static boolean isIn(CardCertificate card, Predicate<ProductCategory> product) {
        return card.category().filter(product).isPresent();
    }
}
