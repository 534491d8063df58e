package fr.galien.mobile.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.LoginNotes;
import fr.galien.assurance.Means;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Assurance;
import fr.galien.identity.Failure;
import fr.galien.identity.NationalId;
import fr.galien.mobile.Decision;
import fr.galien.mobile.Device;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.PhoneRefusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Shows what a phone needs to see of this screen, and takes the phone's decision home.
 *
 * <p>A refusal is shown with {@code challenge}, never with {@code failureChallenge}: whoever knows a public identifier can make
 * a login fail, and must not lock its person out by that.
 */
final class PhoneLoginAuthenticator implements Authenticator {

    /** The user-session note of the device that opened it, which ends with the device. */
    static final String DEVICE_NOTE = "galien.phone";

    private static final Logger LOG = Logger.getLogger(PhoneLoginAuthenticator.class);

    private final Networks networks;
    private final Clock clock;

    PhoneLoginAuthenticator(Networks networks, Clock clock) {
        this.networks = networks;
        this.clock = clock;
    }

    /** Also how a page is read again: what was opened, or why it came to nothing, is in notes of this login. */
    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        PhoneLoginPage page = page(flow);
        if (outOfReach(flow)) {
            flow.challenge(page.showEnd(PhoneRefusal.LEVEL_OUT_OF_REACH));
        } else if (page.end().isPresent()) {
            flow.challenge(page.showEnd(page.end().get()));
        } else {
            PhoneRequests requests = requests(flow);
            PhoneAttempt attempt = requests.current().orElseGet(requests::openToScan);
            flow.challenge(page.show(attempt));
        }
    }

    @Override
    public void action(AuthenticationFlowContext flow) {
        MultivaluedMap<String, String> form = flow.getHttpRequest().getDecodedFormParameters();
        try {
            if (form.containsKey("other")) {
                requests(flow).withdraw();
                // Back to the choice of means, from where the person came.
                flow.resetFlow();
            } else if (form.containsKey("again")) {
                page(flow).forget();
                requests(flow).withdraw();
                authenticate(flow);
            } else if (outOfReach(flow)) {
                authenticate(flow);
            } else if (form.containsKey("person")) {
                open(flow, form.getFirst("person"), form.containsKey("offline"));
            } else if (form.containsKey("code")) {
                tryCode(flow, form.getFirst("code"));
            } else if (form.containsKey("done")) {
                takeHome(flow);
            } else {
                authenticate(flow);
            }
        } catch (DirectoryUnreachable outage) {
            LOG.errorf("%s: a login by phone met an outage", outage.code());
            flow.challenge(page(flow).showOutage(outage));
        }
    }

    private static boolean outOfReach(AuthenticationFlowContext flow) {
        return leastAsked(flow).filter(Assurance.EIDAS3::equals).isPresent();
    }

    static Optional<Assurance> leastAsked(AuthenticationFlowContext flow) {
        return Optional.ofNullable(flow.getAuthenticationSession().getAuthNote(LoginNotes.LEAST_ASKED))
                .flatMap(Assurance::ofAcr);
    }

    /**
     * Whoever the identifier names, or nobody: a request is opened for them and a number shown, so that no page tells who exists
     * or has a phone.
     */
    private void open(AuthenticationFlowContext flow, String typed, boolean offline) {
        PhoneRequests requests = requests(flow);
        Optional<NationalId> person = NationalId.typed(typed);
        if (person.isEmpty()) {
            say(flow, PhoneRefusal.NO_IDENTIFIER);
        } else if (offline
                && leastAsked(flow).filter(level -> level != Assurance.EIDAS1).isPresent()) {
            say(flow, PhoneRefusal.LEVEL_NEEDS_NETWORK);
        } else {
            requests.withdraw();
            Optional<PhoneAttempt> opened =
                    offline ? requests.openOffline(person.get()) : requests.openFor(person.get());
            if (opened.isEmpty()) {
                say(flow, PhoneRefusal.NO_PLACE);
            } else {
                flow.challenge(page(flow).show(opened.get()));
            }
        }
    }

    /** Above what is open: nothing ends by it. */
    private void say(AuthenticationFlowContext flow, PhoneRefusal why) {
        PhoneRequests requests = requests(flow);
        PhoneAttempt attempt = requests.current().orElseGet(requests::openToScan);
        flow.challenge(page(flow).show(attempt, why));
    }

    private void tryCode(AuthenticationFlowContext flow, String code) {
        Optional<PhoneAttempt> attempt = requests(flow).current();
        if (attempt.filter(open -> open.kind() == PhoneAttempt.Kind.OFFLINE).isEmpty()) {
            authenticate(flow);
            return;
        }
        try {
            String digits = code.replaceAll("\\s", "");
            Optional<Decision> decided =
                    engine(flow).approvals().offline(attempt.get().requests().getFirst(), digits);
            if (decided.isPresent()) {
                meet(flow, decided.get());
            } else {
                flow.getEvent().error(PhoneRefusal.WRONG_CODE.code());
                say(flow, PhoneRefusal.WRONG_CODE);
            }
        } catch (MobileRefused over) {
            end(flow, PhoneRefusal.CODES_USED_UP);
        }
    }

    private void takeHome(AuthenticationFlowContext flow) {
        Optional<PhoneAttempt> attempt = PhoneAttempt.of(flow.getAuthenticationSession());
        Optional<Decision> decision = attempt.stream()
                .flatMap(open -> open.requests().stream())
                .flatMap(cid -> engine(flow).approvals().redeem(cid).stream())
                .findFirst();
        if (decision.isPresent()) {
            meet(flow, decision.get());
            return;
        }
        switch (attempt.map(open -> open.state(engine(flow).approvals())).orElse("expired")) {
            case "waiting", "seen" -> say(flow, PhoneRefusal.NOT_YET);
            case "expired" -> authenticate(flow);
            default -> end(flow, PhoneRefusal.APPROVAL_OVER);
        }
    }

    private void meet(AuthenticationFlowContext flow, Decision decision) {
        if (!LoginOrigin.of(flow).isOf(decision.origin())) {
            end(flow, PhoneRefusal.APPROVAL_OVER);
            return;
        }
        switch (decision.state()) {
            case APPROVED -> logIn(flow, decision);
            case CANCELLED -> end(flow, PhoneRefusal.CANCELLED);
            case FRAUD -> end(flow, PhoneRefusal.FRAUD);
            case WRONG -> end(flow, PhoneRefusal.WRONG_NUMBER);
        }
    }

    private void logIn(AuthenticationFlowContext flow, Decision decision) {
        UserModel person = flow.getSession().users().getUserById(flow.getRealm(), decision.user());
        if (person == null || !person.isEnabled()) {
            end(flow, PhoneRefusal.NO_LONGER_IN_PRACTICE);
        } else if (engine(flow)
                .devices()
                .find(decision.user(), decision.credential())
                .filter(owned -> owned.device().status() == Device.Status.ACTIVE)
                .isEmpty()) {
            // Revoked or suspended since it approved.
            end(flow, PhoneRefusal.APPROVAL_OVER);
        } else if (alreadyIdentified(flow)
                .filter(other -> !other.getId().equals(person.getId()))
                .isPresent()) {
            end(flow, PhoneRefusal.ANOTHER_PERSON);
        } else {
            succeed(flow, person, decision);
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

    private void succeed(AuthenticationFlowContext flow, UserModel person, Decision decision) {
        requests(flow).withdraw();
        boolean attested = decision.level().filter(Assurance.EIDAS2::equals).isPresent();
        AuthenticationSessionModel login = flow.getAuthenticationSession();
        login.setUserSessionNote(
                Evidence.NOTE,
                Evidence.decode(login.getUserSessionNotes().get(Evidence.NOTE))
                        .and(attested ? Means.PHONE_ATTESTED : Means.PHONE, clock.instant())
                        .encode());
        login.setUserSessionNote(DEVICE_NOTE, decision.credential());
        KnownBrowsers.of(flow.getSession()).remember(person.getId());
        flow.setUser(person);
        flow.success();
    }

    private void end(AuthenticationFlowContext flow, Failure why) {
        // The code alone: an event says who somebody is only when it is known to be them.
        flow.getEvent().error(why.code());
        requests(flow).withdraw();
        flow.challenge(page(flow).showEnd(why));
    }

    private PhoneRequests requests(AuthenticationFlowContext flow) {
        return new PhoneRequests(flow, engine(flow), networks, clock);
    }

    private static MobileEngine engine(AuthenticationFlowContext flow) {
        return MobileResourceProviderFactory.of(flow.getSession());
    }

    private static PhoneLoginPage page(AuthenticationFlowContext flow) {
        return new PhoneLoginPage(flow, engine(flow));
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
