package fr.galien.card.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.flow.Chosen;
import fr.galien.assurance.flow.Proved;
import fr.galien.card.CardNotices;
import fr.galien.card.CardRead;
import fr.galien.card.CardRefusal;
import fr.galien.card.CardVerdict.Refused;
import fr.galien.card.HandOver;
import fr.galien.card.LoginAttempt;
import fr.galien.card.Outage;
import fr.galien.card.Redeemed;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindHeldCards;
import fr.galien.directory.ProfessionalUser;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
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
    private final Optional<CardHost> cardHost;
    private final FindHeldCards cardsOnFile;
    private final Clock clock;

    CardLoginAuthenticator(HandOver handOver, Optional<CardHost> cardHost, FindHeldCards cardsOnFile, Clock clock) {
        this.handOver = handOver;
        this.cardHost = cardHost;
        this.cardsOnFile = cardsOnFile;
        this.clock = clock;
    }

    /** Also how a page is read again: what was said, and whose card was read, is in notes of this login. */
    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        if (!Chosen.is(flow, Means.SMART_CARD.choice())) {
            flow.attempted();
        } else if (Chosen.now(flow, Means.SMART_CARD.choice())) {
            sendToCardHost(flow);
        } else {
            showWhereItStands(flow);
        }
    }

    private void showWhereItStands(AuthenticationFlowContext flow) {
        try {
            pendingCard(flow)
                    .ifPresentOrElse(
                            card -> askWhetherItIsThem(flow, card),
                            () -> flow.challenge(page(flow).show()));
        } catch (DirectoryUnreachable outage) {
            sayOutage(flow, Outage.DIRECTORY);
        }
    }

    @Override
    public void action(AuthenticationFlowContext flow) {
        String code = flow.getUriInfo().getQueryParameters().getFirst(HandOver.CODE_PARAMETER);
        MultivaluedMap<String, String> form = flow.getHttpRequest().getDecodedFormParameters();
        if (Means.SMART_CARD.choice().equals(form.getFirst(Chosen.PARAMETER))) {
            sendToCardHost(flow);
        } else if (Chosen.take(flow)) {
            page(flow).forget();
        } else if (form.containsKey("holder")) {
            answerOfHolder(flow, form.getFirst("holder"));
        } else if (code != null) {
            takeIn(flow, handOver.redeem(attempt(flow), code));
        } else {
            showWhereItStands(flow);
        }
    }

    private void sendToCardHost(AuthenticationFlowContext flow) {
        if (cardHost.isEmpty()) {
            LOG.error("A card login cannot start: the card's host is not configured");
            flow.failure(AuthenticationFlowError.INTERNAL_ERROR);
            return;
        }
        PendingCard.forget(flow.getAuthenticationSession());
        page(flow).forget();
        String handle = handOver.leave(attempt(flow), flow.getActionUrl(flow.generateAccessCode()));
        URI cardAddress = UriBuilder.fromUri(cardHost.get().forOneAttempt())
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
            case Redeemed.Holder holder -> meet(flow, holder.card());
            case Redeemed.Undecided undecided -> sayOutage(flow, undecided.why());
        }
    }

    /** The card is good: of whom it is decides the directory, and then the person at the screen. */
    private void meet(AuthenticationFlowContext flow, CardRead card) {
        try {
            UserModel person = personOf(flow, card);
            Optional<CardRefusal> refusal = refusalOf(flow, person, card);
            if (refusal.isPresent()) {
                refuse(flow, Refused.because(refusal.get()));
                return;
            }
            PendingCard.keep(flow.getAuthenticationSession(), card, clock.instant());
            answer(
                    flow,
                    () -> page(flow)
                            .showHolder(
                                    person,
                                    noticesOf(card),
                                    PendingCard.lasts(flow.getAuthenticationSession(), clock.instant())));
        } catch (DirectoryUnreachable outage) {
            sayOutage(flow, Outage.DIRECTORY);
        }
    }

    private void askWhetherItIsThem(AuthenticationFlowContext flow, CardRead card) {
        UserModel person = personOf(flow, card);
        refusalOf(flow, person, card)
                .ifPresentOrElse(
                        why -> refuse(flow, Refused.because(why)),
                        () -> flow.challenge(page(flow)
                                .showHolder(
                                        person,
                                        noticesOf(card),
                                        PendingCard.lasts(flow.getAuthenticationSession(), clock.instant()))));
    }

    /** A card is left in a reader, a PIN stays cached: the card alone does not say who sits there. */
    private void answerOfHolder(AuthenticationFlowContext flow, String answer) {
        Optional<CardRead> card = pendingCard(flow);
        PendingCard.forget(flow.getAuthenticationSession());
        boolean itIsThem = "continue".equals(answer);
        boolean stays = "stay".equals(answer);
        if (!itIsThem && !stays) {
            flow.challenge(page(flow).showAfterSomebodyElsesCard());
        } else if (card.isEmpty()) {
            refuse(flow, Refused.because(CardRefusal.HAND_OVER_OVER));
        } else if (stays) {
            PendingCard.keep(flow.getAuthenticationSession(), card.get(), clock.instant());
            showWhereItStands(flow);
        } else {
            logIn(flow, card.get());
        }
    }

    private void logIn(AuthenticationFlowContext flow, CardRead card) {
        try {
            UserModel person = personOf(flow, card);
            refusalOf(flow, person, card)
                    .ifPresentOrElse(why -> refuse(flow, Refused.because(why)), () -> succeed(flow, person, card));
        } catch (DirectoryUnreachable outage) {
            sayOutage(flow, Outage.DIRECTORY);
        }
    }

    private Optional<CardRead> pendingCard(AuthenticationFlowContext flow) {
        return PendingCard.of(flow.getAuthenticationSession(), clock.instant());
    }

    private static UserModel personOf(AuthenticationFlowContext flow, CardRead card) {
        return flow.getSession()
                .users()
                .getUserByUsername(flow.getRealm(), card.holder().value());
    }

    private CardNotices noticesOf(CardRead card) {
        return CardNotices.of(card, cardsOnFile, clock);
    }

    private static Optional<CardRefusal> refusalOf(AuthenticationFlowContext flow, UserModel person, CardRead card) {
        if (person == null) {
            return Optional.of(CardRefusal.UNKNOWN_PERSON);
        }
        Optional<CardRefusal> refusal = Proved.refusal(flow, person).map(why -> switch (why) {
            case ANOTHER_PERSON -> CardRefusal.ANOTHER_PERSON;
            case DISABLED -> CardRefusal.NO_LONGER_IN_PRACTICE;
        });
        if (refusal.isPresent()) {
            return refusal;
        }
        return person instanceof ProfessionalUser known && !card.isOfAProfessionOf(known.professional())
                ? Optional.of(CardRefusal.ANOTHER_PROFESSION)
                : Optional.empty();
    }

    private void refuse(AuthenticationFlowContext flow, Refused refused) {
        // The code alone: an event says who somebody is only when it is known to be them.
        flow.getEvent().error(refused.why().code());
        CardLoginPage page = page(flow);
        page.keep(refused);
        answer(flow, () -> page.show());
    }

    private void sayOutage(AuthenticationFlowContext flow, Outage outage) {
        LOG.errorf("%s: a card login met an outage (%s)", outage.code(), outage);
        CardLoginPage page = page(flow);
        page.keep(outage);
        answer(flow, () -> page.show());
    }

    /** In the frame that read the card only the way out of it is shown, see {@code card.js}: the page is the window's. */
    private static void answer(AuthenticationFlowContext flow, Supplier<Response> page) {
        boolean framed = "iframe".equals(flow.getHttpRequest().getHttpHeaders().getHeaderString("Sec-Fetch-Dest"));
        flow.forceChallenge(framed ? page(flow).showWayOutOfFrame() : page.get());
    }

    private static CardLoginPage page(AuthenticationFlowContext flow) {
        return new CardLoginPage(flow);
    }

    private void succeed(AuthenticationFlowContext flow, UserModel person, CardRead card) {
        Means means = card.revocationKnown() ? Means.SMART_CARD : Means.SMART_CARD_NOT_CHECKED;
        Proved.by(flow, person, means, "", clock);
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
