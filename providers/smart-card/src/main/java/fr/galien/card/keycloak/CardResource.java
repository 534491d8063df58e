package fr.galien.card.keycloak;

import fr.galien.card.CardPolicy;
import fr.galien.card.CardRefusal;
import fr.galien.card.CardRules;
import fr.galien.card.CardVerdict;
import fr.galien.card.HandOver;
import fr.galien.card.Outage;
import fr.galien.card.PresentedCertificate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * What the card's host answers: it looks at the certificate of the connection, judges it, and sends the browser back where
 * it came from. Nobody is logged in here and nothing says who anybody is: without its login, the answer is worth nothing.
 *
 * <p>{@code META-INF/beans.xml} lets Keycloak's build find it. Not {@code @Provider}: that makes a bean of it, for which the
 * build then looks in vain for the constructor's arguments.
 */
public class CardResource {

    private static final Logger LOG = Logger.getLogger(CardResource.class);

    private static final String TEMPLATE = "card-lost.ftl";

    private final KeycloakSession session;
    private final CardRules rules;
    private final HandOver handOver;

    CardResource(KeycloakSession session, CardRules rules, HandOver handOver) {
        this.session = session;
        this.rules = rules;
        this.handOver = handOver;
    }

    @GET
    @Path("{handle}")
    public Response present(@PathParam("handle") String handle) {
        Response answer = handOver.arrive(session.getContext().getRealm().getId(), handle)
                .map(visit -> Response.seeOther(handOver.comeBack(visit, verdictFor(visit)))
                        .build())
                .orElseGet(this::lost);
        return Response.fromResponse(answer)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** JAX-RS would answer HEAD with GET, and a preview of the link would use up the handle. */
    @HEAD
    @Path("{handle}")
    public Response peek() {
        return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .header("Allow", "GET")
                .type(MediaType.TEXT_PLAIN_TYPE)
                .build();
    }

    private CardVerdict verdictFor(HandOver.Visit visit) {
        CardVerdict verdict = judge(visit);
        if (verdict instanceof CardVerdict.Undecided outage) {
            LOG.errorf("%s: a card could not be judged: %s", outage.why().code(), outage.detail());
        }
        return verdict;
    }

    private CardVerdict judge(HandOver.Visit visit) {
        CardPolicy policy;
        try {
            policy = policyOf(visit);
        } catch (IllegalArgumentException unusable) {
            return new CardVerdict.Undecided(Outage.SETTINGS, unusable.getMessage());
        }
        try {
            return rules.judge(presented(), policy);
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            // The message may quote the certificate; its kind is enough to find a front that hands over badly.
            LOG.warnf(
                    "%s: what the front handed over is no certificate (%s)",
                    CardRefusal.UNREADABLE.code(), unreadable.getClass().getSimpleName());
            return CardVerdict.Refused.because(CardRefusal.UNREADABLE);
        }
    }

    /** @throws IllegalArgumentException if what stands in the step's configuration is no policy */
    private CardPolicy policyOf(HandOver.Visit visit) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(realm.getAuthenticationExecutionById(visit.execution()))
                .map(AuthenticationExecutionModel::getAuthenticatorConfig)
                .map(realm::getAuthenticatorConfigById)
                .map(config -> PolicySettings.read(config.getConfig()))
                .orElse(CardPolicy.DEFAULT);
    }

    /** Keycloak's look-up knows which front may be believed; the leaf it found, and nothing else of a chain. */
    private Optional<PresentedCertificate> presented() throws GeneralSecurityException {
        X509Certificate[] chain = session.getProvider(X509ClientCertificateLookup.class)
                .getCertificateChain(session.getContext().getHttpRequest());
        return chain == null || chain.length == 0
                ? Optional.empty()
                : Optional.of(new PresentedCertificate(chain[0].getEncoded()));
    }

    private Response lost() {
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        page.setAttribute("refusal", Map.of("code", CardRefusal.HAND_OVER_OVER.code(), "date", ""));
        return page.setStatus(Response.Status.BAD_REQUEST).createForm(TEMPLATE);
    }
}
