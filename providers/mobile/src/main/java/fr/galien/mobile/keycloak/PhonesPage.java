package fr.galien.mobile.keycloak;

import fr.galien.account.AccountRefusal;
import fr.galien.account.ChangeRequest;
import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.identity.Assurance;
import fr.galien.identity.Failure;
import fr.galien.mobile.Device;
import fr.galien.mobile.DeviceChange;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.PhonesRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.LocaleUtil;

/**
 * "My phones", in the look of "my account" and linked from it. Whoever has the browser's session is the person; nobody else
 * can be named in a request.
 */
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PhonesPage {

    private static final String PAGE = "phones.ftl";
    private static final String REFUSED = "account-refused.ftl";

    /** Says that somebody comes back from logging in: whoever has no session then would be sent in circles. */
    private static final String BACK = "back";

    private static final String DONE = "done";

    /** People here live by the civil calendar of this place. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MobileEngine engine;
    private final Clock clock = Clock.systemUTC();

    PhonesPage(KeycloakSession session, MobileEngine engine) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.engine = engine;
    }

    @GET
    public Response show() {
        LocaleUtil.processLocaleParam(session, realm, null);
        MultivaluedMap<String, String> asked = session.getContext().getUri().getQueryParameters();
        return uncached(whoIsHere()
                .map(here -> page(here, asked))
                .orElseGet(() -> asked.containsKey(BACK) || asked.containsKey("error")
                        ? ErrorPage.error(session, null, Status.BAD_REQUEST, Messages.COOKIE_NOT_FOUND)
                        : Response.seeOther(login(Map.of())).build()));
    }

    @POST
    public Response change() {
        Optional<AuthResult> here = whoIsHere();
        if (here.isEmpty()) {
            return uncached(Response.seeOther(login(Map.of())).build());
        }
        HttpRequest request = session.getContext().getHttpRequest();
        MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        Optional<AccountRefusal> forged = new ChangeRequest(
                        request.getHttpHeaders().getHeaderString("Origin"), form.getFirst("token"))
                .refusal(address(), token());
        return uncached(forged.map(why -> refused(why, Status.FORBIDDEN)).orElseGet(() -> change(here.get(), form)));
    }

    private Response change(AuthResult here, MultivaluedMap<String, String> form) {
        String user = here.user().getId();
        Optional<Owned> owned = engine.devices().find(user, Objects.toString(form.getFirst("device"), ""));
        Optional<DeviceChange> change = DeviceChange.read(form.getFirst("act"), form.getFirst("name"));
        if (owned.isEmpty()) {
            return refused(PhonesRefusal.NOT_YOURS, Status.NOT_FOUND);
        }
        if (change.isEmpty()) {
            return refused(PhonesRefusal.NOT_UNDERSTOOD, Status.BAD_REQUEST);
        }
        if (change.get()
                .missing(owned.get().device(), evidence(here), levels(), clock.instant())
                .isPresent()) {
            return refused(PhonesRefusal.LEVEL_NOT_REACHED, Status.FORBIDDEN);
        }
        boolean own = owned.get().credential().equals(here.session().getNote(PhoneLoginAuthenticator.DEVICE_NOTE));
        engine.life().change(user, owned.get(), change.get());
        boolean gone =
                own && (change.get() instanceof DeviceChange.Suspend || change.get() instanceof DeviceChange.Revoke);
        return gone
                ? goodbye()
                : Response.seeOther(page(Map.of(DONE, form.getFirst("act")))).build();
    }

    private Response goodbye() {
        return session.getProvider(LoginFormsProvider.class)
                .setSuccess(Messages.SUCCESS_LOGOUT)
                .setAttribute(Constants.SKIP_LINK, true)
                .createInfoPage();
    }

    private Response page(AuthResult here, MultivaluedMap<String, String> asked) {
        String action = Objects.toString(asked.getFirst(Constants.KC_ACTION_STATUS), "");
        String done = action.equals("success") ? "added" : Objects.toString(asked.getFirst(DONE), "");
        List<Owned> own = engine.devices().of(here.user().getId());
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute(
                        "phones",
                        own.stream().map(owned -> describe(here, owned)).toList())
                .setAttribute(
                        "page",
                        Map.of(
                                "url", address().getPath(),
                                "token", token(),
                                "done", done,
                                "back", asked.containsKey(BACK),
                                "add",
                                        engine.wallet().isPresent() && own.size() < Device.MOST
                                                ? login(Map.of(Constants.KC_ACTION, EnrolAction.ID))
                                                        .toString()
                                                : ""))
                .setAttribute(
                        "account",
                        Map.of("url", EnrolmentPage.realm(session, "account/").getPath()))
                .createForm(PAGE);
    }

    private Map<String, Object> describe(AuthResult here, Owned owned) {
        Device device = owned.device();
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", owned.credential());
        shown.put("name", device.name());
        shown.put("platform", device.platform());
        shown.put("model", device.model());
        shown.put("acr", device.level().acr());
        shown.put("by", device.enrolledBy().name().toLowerCase(Locale.ROOT));
        shown.put("since", moment(device.enrolledAt()));
        shown.put("used", device.lastUsedAt().map(this::moment).orElse(""));
        shown.put("suspended", device.status() == Device.Status.SUSPENDED);
        shown.put("ring", device.ring());
        shown.put("rename", way(here, device, new DeviceChange.Rename(device.name())));
        shown.put("revoke", way(here, device, new DeviceChange.Revoke()));
        shown.put("reactivate", way(here, device, new DeviceChange.Reactivate()));
        return shown;
    }

    /** Where to show first what the act takes; empty if the session is enough. */
    private String way(AuthResult here, Device device, DeviceChange change) {
        return change.missing(device, evidence(here), levels(), clock.instant())
                .map(Assurance::acr)
                .map(acr -> login(Map.of("acr_values", acr, "prompt", "login")).toString())
                .orElse("");
    }

    private Levels levels() {
        return Levels.of(realm::getAttribute);
    }

    private static Evidence evidence(AuthResult here) {
        return Evidence.decode(here.session().getNote(Evidence.NOTE));
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(session.getContext().resolveLocale(null))
                .format(at.atZone(PARIS));
    }

    private Response refused(Failure why, Status status) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("refusal", Map.of("code", why.code(), "date", ""))
                .setAttribute("account", Map.of("url", address().getPath()))
                .setStatus(status)
                .createForm(REFUSED);
    }

    private Optional<AuthResult> whoIsHere() {
        return Optional.ofNullable(new AppAuthManager().authenticateIdentityCookie(session, realm));
    }

    /** By the login everybody knows, and back here by the account's address, which is the one that software may send back to. */
    private URI login(Map<String, String> more) {
        UriBuilder login = UriBuilder.fromUri(EnrolmentPage.realm(session, "protocol/openid-connect/auth"))
                .queryParam("client_id", Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .queryParam("response_type", "none")
                .queryParam("scope", "openid")
                .queryParam("redirect_uri", "{back}");
        more.forEach(login::queryParam);
        return login.build(EnrolmentPage.realm(session, "account/phones") + "?" + BACK);
    }

    private URI page(Map<String, String> query) {
        UriBuilder page = UriBuilder.fromUri(address());
        query.forEach(page::queryParam);
        return page.build();
    }

    private URI address() {
        return EnrolmentPage.mobile(session, "phones");
    }

    private String token() {
        return Optional.ofNullable(session.getAttribute("state_checker", String.class))
                .orElse("");
    }

    private static Response uncached(Response answer) {
        return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
    }
}
