package fr.galien.mobile.keycloak;

import fr.galien.assurance.GuessLimits;
import fr.galien.assurance.Means;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.assurance.flow.Chosen;
import fr.galien.assurance.flow.Guesses;
import fr.galien.assurance.flow.Proved;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Assurance;
import fr.galien.identity.Failure;
import fr.galien.identity.NationalId;
import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
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

    private static final String NO_CODE = "";

    private final Networks networks;
    private final Clock clock;

    PhoneLoginAuthenticator(Networks networks, Clock clock) {
        this.networks = networks;
        this.clock = clock;
    }

    /** Also how a page is read again: what was opened, or why it came to nothing, is in notes of this login. */
    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        if (!Chosen.is(flow, Means.PHONE.choice())) {
            flow.attempted();
            return;
        }
        PhoneLoginPage page = page(flow);
        if (page.end().isPresent()) {
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

    static AskedLevel asked(AuthenticationFlowContext flow) {
        return AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession());
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
        } else if (offline && asked(flow).refusal(Means.PHONE_OFFLINE).isPresent()) {
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
            Approvals approvals = engine(flow).approvals();
            String cid = attempt.get().requests().getFirst();
            Optional<GuessLimits.Try> heard =
                    approvals.open(cid).flatMap(Approval::user).flatMap(user -> Guesses.begin(flow.getSession(), user));
            // Who is not heard is answered as if the code were wrong, and the request's own tries go down as well.
            Optional<Decision> decided =
                    approvals.offline(cid, heard.isPresent() ? code.replaceAll("\\s", "") : NO_CODE);
            if (decided.isPresent()) {
                heard.ifPresent(GuessLimits.Try::right);
                meet(flow, decided.get(), Means.PHONE_OFFLINE);
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
            meet(flow, decision.get(), meansOf(decision.get()));
            return;
        }
        switch (attempt.map(open -> open.state(engine(flow).approvals())).orElse("expired")) {
            case "waiting", "seen" -> say(flow, PhoneRefusal.NOT_YET);
            case "expired" -> authenticate(flow);
            default -> end(flow, PhoneRefusal.APPROVAL_OVER);
        }
    }

    private static Means meansOf(Decision decision) {
        return decision.level().filter(Assurance.EIDAS2::equals).isPresent() ? Means.PHONE_ATTESTED : Means.PHONE;
    }

    private void meet(AuthenticationFlowContext flow, Decision decision, Means means) {
        if (!LoginOrigin.of(flow).isOf(decision.origin())) {
            end(flow, PhoneRefusal.APPROVAL_OVER);
            return;
        }
        switch (decision.state()) {
            case APPROVED -> logIn(flow, decision, means);
            case CANCELLED -> end(flow, PhoneRefusal.CANCELLED);
            case FRAUD -> end(flow, PhoneRefusal.FRAUD);
            case WRONG -> end(flow, PhoneRefusal.WRONG_NUMBER);
        }
    }

    private void logIn(AuthenticationFlowContext flow, Decision decision, Means means) {
        UserModel person = flow.getSession().users().getUserById(flow.getRealm(), decision.user());
        Optional<Failure> refusal =
                person == null ? Optional.of(PhoneRefusal.NO_LONGER_IN_PRACTICE) : refusal(flow, person, decision);
        refusal.ifPresentOrElse(why -> end(flow, why), () -> succeed(flow, person, decision, means));
    }

    private static Optional<Failure> refusal(AuthenticationFlowContext flow, UserModel person, Decision decision) {
        if (engine(flow)
                .devices()
                .find(decision.user(), decision.credential())
                .filter(owned -> owned.device().status() == Device.Status.ACTIVE)
                .isEmpty()) {
            // Revoked or suspended since it approved.
            return Optional.of(PhoneRefusal.APPROVAL_OVER);
        }
        return Proved.refusal(flow, person).map(why -> switch (why) {
            case ANOTHER_PERSON -> PhoneRefusal.ANOTHER_PERSON;
            case DISABLED -> PhoneRefusal.NO_LONGER_IN_PRACTICE;
        });
    }

    private void succeed(AuthenticationFlowContext flow, UserModel person, Decision decision, Means means) {
        requests(flow).withdraw();
        flow.getAuthenticationSession().setUserSessionNote(DEVICE_NOTE, decision.credential());
        Proved.by(flow, person, means, decision.credential(), clock);
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
