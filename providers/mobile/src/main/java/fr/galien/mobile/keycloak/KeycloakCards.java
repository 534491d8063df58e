package fr.galien.mobile.keycloak;

import fr.galien.card.CardRead;
import fr.galien.card.CardRefusal;
import fr.galien.card.CardVerdict;
import fr.galien.card.JudgeCard;
import fr.galien.card.PresentedCertificate;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Assurance;
import fr.galien.mobile.CardCalls;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Cards as a login in a browser takes them: by the same rules, under the policy of the same step, of the same people. */
record KeycloakCards(KeycloakSession session, RealmModel realm, Optional<JudgeCard> judge) implements CardCalls.Cards {

    private static final Logger LOG = Logger.getLogger(KeycloakCards.class);

    @Override
    public CardCalls.Holder judge(X509Certificate certificate) {
        return switch (verdict(presented(certificate))) {
            case CardVerdict.Accepted accepted -> holder(accepted.card().read());
            case CardVerdict.Refused refused ->
                throw MobileRefused.card(refused.why().code());
            case CardVerdict.Undecided outage -> {
                LOG.errorf("%s: a card could not be judged: %s", outage.why().code(), outage.detail());
                throw new MobileRefused(MobileRefusal.OUT_OF_ORDER);
            }
        };
    }

    /** A realm whose logins take no card takes none here; of one with several such steps, all must take it. */
    private CardVerdict verdict(PresentedCertificate presented) {
        List<Map<String, String>> policies = realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(step -> JudgeCard.STEP.equals(step.getAuthenticator()) && !step.isDisabled())
                .map(this::policy)
                .toList();
        if (judge.isEmpty() || policies.isEmpty()) {
            throw new MobileRefused(MobileRefusal.OUT_OF_ORDER);
        }
        CardVerdict verdict = judge.get().judge(presented, policies.getFirst());
        for (Map<String, String> policy : policies.subList(1, policies.size())) {
            if (verdict instanceof CardVerdict.Accepted) {
                verdict = judge.get().judge(presented, policy);
            }
        }
        return verdict;
    }

    private Map<String, String> policy(AuthenticationExecutionModel step) {
        return Optional.ofNullable(step.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(AuthenticatorConfigModel::getConfig)
                .filter(Objects::nonNull)
                .orElse(Map.of());
    }

    private CardCalls.Holder holder(CardRead card) {
        UserModel person =
                session.users().getUserByUsername(realm, card.holder().value());
        if (person == null) {
            throw MobileRefused.card(CardRefusal.UNKNOWN_PERSON.code());
        }
        if (!person.isEnabled()
                || AuthenticatorUtils.getDisabledByBruteForceEventError(
                                session.getProvider(BruteForceProtector.class), session, realm, person)
                        != null) {
            throw new MobileRefused(MobileRefusal.PERSON_REFUSED);
        }
        if (person instanceof ProfessionalUser known && !card.isOfAProfessionOf(known.professional())) {
            throw MobileRefused.card(CardRefusal.ANOTHER_PROFESSION.code());
        }
        return new CardCalls.Holder(person.getId(), card.revocationKnown() ? Assurance.EIDAS3 : Assurance.EIDAS1);
    }

    private static PresentedCertificate presented(X509Certificate certificate) {
        try {
            return new PresentedCertificate(certificate.getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
    }
}
