package fr.galien.mobile.keycloak;

import fr.galien.assurance.flow.KnownBrowsers;
import fr.galien.identity.Assurance;
import fr.galien.identity.NationalId;
import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.Device;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.account.DeviceRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;

/** The requests one login opens, one attempt after the other. */
final class PhoneRequests {

    /** Of a request to be answered without network: twice eight digits to read and to type. */
    private static final Duration LIFE_OFFLINE = Duration.ofMinutes(5);

    /** Of the words a device shows: they go into a QR code, too. */
    private static final int LONGEST = 60;

    private final AuthenticationFlowContext flow;
    private final AuthenticationSessionModel login;
    private final MobileEngine engine;
    private final Networks networks;
    private final Clock clock;

    PhoneRequests(AuthenticationFlowContext flow, MobileEngine engine, Networks networks, Clock clock) {
        this.flow = flow;
        this.login = flow.getAuthenticationSession();
        this.engine = engine;
        this.networks = networks;
        this.clock = clock;
    }

    /** What is open, or decided and not taken home yet. */
    Optional<PhoneAttempt> current() {
        return PhoneAttempt.of(login).filter(attempt -> !"expired".equals(attempt.state(engine.approvals())));
    }

    /** Nobody's yet: whoever scans it. */
    PhoneAttempt openToScan() {
        return keep(PhoneAttempt.Kind.SCAN, Optional.empty(), scannable());
    }

    /**
     * For whom the identifier names, and beside it one to be scanned: which is there for anybody, so that what can be scanned
     * does not tell who has a phone.
     *
     * @return empty where no more may wait for that identifier
     */
    Optional<PhoneAttempt> openFor(NationalId person) {
        String user = userOf(person);
        boolean known = KnownBrowsers.of(flow.getSession()).knew(people(), user);
        return engine.approvals()
                .open(question(Optional.of(user), known, known && wantsToBeRung(user), Approvals.LIFE, scope()))
                .map(opened -> keep(kind(opened, user), Optional.of(opened.request()), scannable()));
    }

    Optional<PhoneAttempt> openOffline(NationalId person) {
        String user = userOf(person);
        boolean known = KnownBrowsers.of(flow.getSession()).knew(people(), user);
        return engine.approvals()
                .open(question(Optional.of(user), known, false, LIFE_OFFLINE, List.of()))
                .map(Approvals.Opened::request)
                .map(request -> keep(new PhoneAttempt(
                        PhoneAttempt.Kind.OFFLINE,
                        List.of(request.cid()),
                        Optional.empty(),
                        "o." + request.signed().orElseThrow(),
                        request.at(),
                        request.expires())));
    }

    /** Whatever is open is no longer asked: the person went another way. */
    void withdraw() {
        PhoneAttempt.of(login).ifPresent(attempt -> attempt.requests().forEach(engine.approvals()::withdraw));
        PhoneAttempt.forget(login);
    }

    private PhoneAttempt keep(PhoneAttempt.Kind kind, Optional<Approval> theirs, Approval scannable) {
        List<String> requests = new ArrayList<>(List.of(scannable.cid()));
        theirs.map(Approval::cid).ifPresent(requests::add);
        return keep(new PhoneAttempt(
                kind,
                requests,
                theirs.flatMap(Approval::number),
                "a." + scannable.cid() + "." + scannable.bind(),
                scannable.at(),
                scannable.expires()));
    }

    private PhoneAttempt keep(PhoneAttempt attempt) {
        attempt.keep(login);
        return attempt;
    }

    private Approval scannable() {
        return engine.approvals()
                .open(question(Optional.empty(), false, false, Approvals.LIFE, scope()))
                .orElseThrow()
                .request();
    }

    private PhoneAttempt.Kind kind(Approvals.Opened opened, String user) {
        if (!opened.rings()) {
            return PhoneAttempt.Kind.NUMBER;
        }
        return engine.bell().ring(user) > 0 ? PhoneAttempt.Kind.RUNG : PhoneAttempt.Kind.LISTED;
    }

    private boolean wantsToBeRung(String user) {
        return engine.devices().of(user).stream()
                .anyMatch(owned -> owned.device().ring() && owned.device().status() == Device.Status.ACTIVE);
    }

    /** Of somebody the directory does not have, the id they would have: the way is the same, and nobody can answer. */
    private String userOf(NationalId person) {
        UserModel user = flow.getSession().users().getUserByUsername(flow.getRealm(), person.value());
        return user != null
                ? user.getId()
                : flow.getRealm()
                        .getComponentsStream(flow.getRealm().getId(), UserStorageProvider.class.getName())
                        .findFirst()
                        .map(storage -> new StorageId(storage.getId(), person.value()).getId())
                        .orElse(person.value());
    }

    private Approvals.Question question(
            Optional<String> user, boolean known, boolean ring, Duration life, List<String> scope) {
        String here = flow.getConnection().getRemoteAddr();
        return new Approvals.Question(
                isForPhones() ? Approval.Kind.MANAGE : Approval.Kind.LOGIN,
                user,
                client(),
                // Where nothing is asked for, anything will do: a device is told that, too.
                PhoneLoginAuthenticator.asked(flow).least().or(() -> Optional.of(Assurance.EIDAS1)),
                scope,
                cut(networks.place(here)),
                cut(agent()),
                here,
                known,
                ring,
                Optional.empty(),
                life,
                LoginOrigin.of(flow).encode(people()));
    }

    /** A login that is asked for so that another phone can be added: the person is to see that it is that. */
    private boolean isForPhones() {
        String action = login.getClientNote(Constants.KC_ACTION);
        return action != null && action.split(":", 2)[0].equals(KeycloakDevices.TYPE);
    }

    private Approval.Client client() {
        ClientModel client = login.getClient();
        if (isForPhones()) {
            return new Approval.Client(client.getClientId(), flow.form().getMessage("galien.phone.manage"));
        }
        String name = client.getName();
        return new Approval.Client(
                client.getClientId(), cut(name == null || name.isBlank() ? client.getClientId() : name));
    }

    private List<String> scope() {
        String asked = login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM);
        return asked == null
                ? List.of()
                : Stream.of(asked.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private String people() {
        return KnownBrowsers.of(flow.getSession()).people();
    }

    /** "Firefox, Windows": what the browser says of itself, which proves nothing and helps to see what is not one's own. */
    private String agent() {
        DeviceRepresentation device = flow.getSession()
                .getProvider(DeviceRepresentationProvider.class)
                .deviceRepresentation();
        if (device == null || device.getBrowser() == null) {
            return "?";
        }
        return device.getBrowser().split("/", 2)[0] + ", " + device.getOs();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
