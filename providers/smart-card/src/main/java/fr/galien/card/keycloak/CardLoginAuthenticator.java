package fr.galien.card.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.card.CardRefusal;
import fr.galien.card.CardVerdict.Refused;
import fr.galien.card.CardVerdict.Undecided;
import fr.galien.card.HandOver;
import fr.galien.card.LoginAttempt;
import fr.galien.card.Redeemed;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Failure;
import fr.galien.identity.NationalId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Offers the card, sends the browser to the card's host, and takes in what it brings back.
 *
 * <p>A refusal is shown with {@code challenge}, never with {@code failureChallenge}: nothing was guessed, and a person must
 * not be locked out by a card that is out of date or by a directory that is away.
 */
final class CardLoginAuthenticator implements Authenticator {

    private static final Logger LOG = Logger.getLogger(CardLoginAuthenticator.class);

    private final HandOver handOver;
    private final Optional<URI> cardHost;
    private final Clock clock;

    CardLoginAuthenticator(HandOver handOver, Optional<URI> cardHost, Clock clock) {
        this.handOver = handOver;
        this.cardHost = cardHost;
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        flow.challenge(new CardLoginPage(flow).show());
    }

    @Override
    public void action(AuthenticationFlowContext flow) {
        String code = flow.getUriInfo().getQueryParameters().getFirst(HandOver.CODE_PARAMETER);
        if ("card".equals(flow.getHttpRequest().getDecodedFormParameters().getFirst("means"))) {
            sendToCardHost(flow);
        } else if (code != null) {
            takeIn(flow, handOver.redeem(attempt(flow), code));
        } else {
            authenticate(flow);
        }
    }

    private void sendToCardHost(AuthenticationFlowContext flow) {
        if (cardHost.isEmpty()) {
            LOG.error("A card login cannot start: the card's host is not configured");
            flow.failure(AuthenticationFlowError.INTERNAL_ERROR);
            return;
        }
        new CardLoginPage(flow).forgetRefusal();
        String handle = handOver.leave(attempt(flow), flow.getActionUrl(flow.generateAccessCode()));
        URI cardAddress = UriBuilder.fromUri(cardHost.get())
                .path("realms")
                .path(flow.getRealm().getName())
                .path(CardResourceProviderFactory.ID)
                .path(handle)
                .build();
        flow.forceChallenge(Response.seeOther(cardAddress)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build());
    }

    private void takeIn(AuthenticationFlowContext flow, Redeemed redeemed) {
        switch (redeemed) {
            case Refused refused -> refuse(flow, refused);
            case Redeemed.Holder holder -> logIn(flow, holder.id());
            case Undecided outage -> sayOutage(flow, outage);
        }
    }

    private void logIn(AuthenticationFlowContext flow, NationalId id) {
        try {
            UserModel person = flow.getSession().users().getUserByUsername(flow.getRealm(), id.value());
            refusalOf(person, alreadyIdentified(flow))
                    .ifPresentOrElse(why -> refuse(flow, Refused.because(why)), () -> succeed(flow, person));
        } catch (DirectoryUnreachable outage) {
            sayOutage(flow, outage);
        }
    }

    /**
     * By an earlier step, or by the live session of this browser: one asked to log in again cannot become somebody else's, and
     * Keycloak would only say so later, on a page that tells the first person's number.
     */
    private static Optional<UserModel> alreadyIdentified(AuthenticationFlowContext flow) {
        if (flow.getUser() != null) {
            return Optional.of(flow.getUser());
        }
        UserSessionModel live = flow.getSession()
                .sessions()
                .getUserSession(
                        flow.getRealm(),
                        flow.getAuthenticationSession().getParentSession().getId());
        return live != null && AuthenticationManager.isSessionValid(flow.getRealm(), live)
                ? Optional.ofNullable(live.getUser())
                : Optional.empty();
    }

    private static Optional<CardRefusal> refusalOf(UserModel person, Optional<UserModel> alreadyIdentified) {
        if (person == null) {
            return Optional.of(CardRefusal.UNKNOWN_PERSON);
        }
        if (alreadyIdentified
                .filter(other -> !other.getId().equals(person.getId()))
                .isPresent()) {
            return Optional.of(CardRefusal.ANOTHER_PERSON);
        }
        return person.isEnabled() ? Optional.empty() : Optional.of(CardRefusal.NO_LONGER_IN_PRACTICE);
    }

    private static void refuse(AuthenticationFlowContext flow, Refused refused) {
        // The code alone: an event says who somebody is only when it is known to be them.
        flow.getEvent().error(refused.why().code());
        flow.challenge(new CardLoginPage(flow).showRefusal(refused));
    }

    private static void sayOutage(AuthenticationFlowContext flow, Failure outage) {
        // Without the cause: what a driver says may quote what it was asked.
        LOG.errorf("%s: the directory did not answer during a card login", outage.code());
        flow.challenge(new CardLoginPage(flow).showOutage(outage));
    }

    private void succeed(AuthenticationFlowContext flow, UserModel person) {
        flow.setUser(person);
        AuthenticationSessionModel session = flow.getAuthenticationSession();
        session.setUserSessionNote(
                Evidence.NOTE,
                Evidence.decode(session.getUserSessionNotes().get(Evidence.NOTE))
                        .and(Means.SMART_CARD, clock.instant())
                        .encode());
        flow.success();
    }

    private static LoginAttempt attempt(AuthenticationFlowContext flow) {
        AuthenticationSessionModel session = flow.getAuthenticationSession();
        return new LoginAttempt(
                flow.getRealm().getId(),
                session.getParentSession().getId(),
                session.getTabId(),
                flow.getExecution().getId());
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
