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
import static fr.galien.card.CardRefusal.REVOKED;
import static fr.galien.card.CardRefusal.SECURITY_MODULE;
import static fr.galien.card.CardRefusal.SOFTWARE_CERTIFICATE;
import static fr.galien.card.CardRefusal.TEST_CARD;
import static fr.galien.card.CardRefusal.TYPE_NOT_ACCEPTED;
import static fr.galien.card.CardRefusal.UNREADABLE;
import static fr.galien.card.CardRefusal.WITHOUT_PIN;
import static fr.galien.card.CardRule.refuse;
import static fr.galien.card.CardRule.refuseIssued;

import fr.galien.card.revocation.AskRevocation;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindCard;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a card must be, in the order it is asked. First that it can be read and who signed it; only then what it says; and
 * last, of a card that is good by all it says, whether its authority revoked it and whether the directory has it as opposed.
 * The person behind it is somebody else's question.
 *
 * <p>Not here: proof that the browser holds the key (the TLS handshake of the card's host), and whether the holder is known
 * and in practice (the login, which asks the directory too).
 */
public final class CardRules {

    /** RFC 5280 §4.2.1.12: TLS WWW client authentication. */
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final CardAuthorities authorities;
    private final CardEnvironment environment;
    private final UnverifiedIssuer unverified;
    private final AskRevocation revocation;
    private final Opposition opposition;
    private final Clock clock;

    /**
     * @param environment the only world whose cards are accepted
     * @param revocation  asked once for each card that no rule before it refuses
     * @param directory   asked once for each card that no other rule refuses
     */
    public CardRules(
            CardAuthorities authorities,
            CardEnvironment environment,
            AskRevocation revocation,
            FindCard directory,
            Clock clock) {
        this.authorities = authorities;
        this.environment = environment;
        this.unverified = new UnverifiedIssuer(authorities, environment);
        this.revocation = revocation;
        this.opposition = new Opposition(directory);
        this.clock = clock;
    }

    /** The order is the policy, and it is all here. */
    private List<CardRule> inOrder(CardPolicy policy, RevocationCheck revocation) {
        return List.of(
                refuseIssued(
                        NOT_A_CARD_AUTHORITY, card -> card.issuer().issues().isEmpty()),
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
                refuse(TYPE_NOT_ACCEPTED, card -> !policy.takes(card)),
                refuse(NOT_NOMINATIVE, card -> !HolderIdentity.isNamed(card.subject())),
                refuse(WITHOUT_PIN, card -> !policy.wasIssuedUnderOneAccepted(card)),
                refuse(NO_PROFESSIONAL_ID, card -> card.professionalId().isEmpty()),
                refuse(INCONSISTENT, card -> !HolderIdentity.isConsistent(card)),
                // The network last: nobody has an authority or the directory asked about a card that is none.
                refuseIssued(REVOKED, revocation::stops),
                refuse(OPPOSED, opposition::stops));
    }

    /** @param presented empty if the browser presented none */
    public CardVerdict judge(Optional<PresentedCertificate> presented, CardPolicy policy) {
        if (presented.isEmpty()) {
            return CardVerdict.Refused.because(NO_CERTIFICATE);
        }
        try {
            return judge(CardCertificate.read(presented.get()), policy);
        } catch (MalformedCertificate unreadable) {
            return CardVerdict.Refused.because(UNREADABLE);
        } catch (DirectoryUnreachable outage) {
            return new CardVerdict.Undecided(Outage.DIRECTORY, "the directory did not answer");
        } catch (RevocationUnknown outage) {
            return new CardVerdict.Undecided(Outage.REVOCATION, outage.getMessage());
        }
    }

    private CardVerdict judge(CardCertificate certificate, CardPolicy policy) throws MalformedCertificate {
        Optional<IssuedCard> issued = authorities.verify(certificate, clock.instant());
        if (issued.isEmpty()) {
            return CardVerdict.Refused.because(unverified.refusalOf(certificate));
        }
        RevocationCheck check = new RevocationCheck(revocation, policy);
        for (CardRule rule : inOrder(policy, check)) {
            Optional<CardVerdict.Refused> refused = rule.judge(issued.get());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return new CardVerdict.Accepted(new TrustedCard(new CardRead(
                certificate.professionalId().orElseThrow(),
                certificate.type().filter(CardType.CPS::equals).flatMap(cps -> certificate.profession()),
                certificate.notBefore(),
                certificate.notAfter(),
                check.isKnown())));
    }

    private static boolean isIn(CardCertificate card, Predicate<ProductCategory> product) {
        return card.category().filter(product).isPresent();
    }
}
