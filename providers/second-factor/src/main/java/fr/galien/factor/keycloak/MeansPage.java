package fr.galien.factor.keycloak;

import fr.galien.account.AccountRefusal;
import fr.galien.account.ChangeRequest;
import fr.galien.assurance.Evidence;
import fr.galien.directory.FindHeldCards;
import fr.galien.factor.HeldMeans;
import fr.galien.factor.Holdings;
import fr.galien.factor.MeansChange;
import fr.galien.factor.MeansRefusal;
import fr.galien.identity.Failure;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.urls.UrlType;

/**
 * "My means of identification", in the look of "my account" and linked from it. Whoever has the browser's session is the person;
 * nobody else can be named in a request.
 */
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class MeansPage {

    private static final String PAGE = "my-means.ftl";
    private static final String REFUSED = "account-refused.ftl";

    /** Says that somebody comes back from logging in: whoever has no session then would be sent in circles. */
    private static final String BACK = "back";

    private static final String DONE = "done";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FindHeldCards cards;
    private final Clock clock = Clock.systemUTC();

    MeansPage(KeycloakSession session, FindHeldCards cards) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.cards = cards;
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
        HeldByPerson held = held(here);
        Holdings all = held.holdings();
        Optional<HeldMeans> means = all.find(Objects.toString(form.getFirst("means"), ""));
        Optional<MeansChange> change = MeansChange.read(form.getFirst("act"), form.getFirst("name"));
        if (means.isEmpty()) {
            return refused(MeansRefusal.NOT_YOURS, Status.NOT_FOUND);
        }
        if (change.isEmpty()) {
            return refused(MeansRefusal.NOT_UNDERSTOOD, Status.BAD_REQUEST);
        }
        Optional<MeansRefusal> never = change.get().refusal(means.get(), all);
        if (never.isPresent()) {
            return refused(never.get(), Status.FORBIDDEN);
        }
        if (change.get()
                .missing(means.get(), evidence(here), held.levels(), clock.instant())
                .isPresent()) {
            return refused(MeansRefusal.LEVEL_NOT_REACHED, Status.FORBIDDEN);
        }
        return change(here, held.stored(means.get().id()).orElseThrow(), change.get());
    }

    private Response change(AuthResult here, CredentialModel means, MeansChange change) {
        MeansLife life = new MeansLife(session, here.user());
        return switch (change) {
            case MeansChange.Rename rename -> {
                life.rename(means, rename.name());
                yield done("rename");
            }
            case MeansChange.Delete delete -> {
                List<UserSessionModel> ended = life.delete(means);
                String own = here.session().getId();
                yield ended.stream().anyMatch(one -> one.getId().equals(own)) ? goodbye() : done("delete");
            }
        };
    }

    private Response done(String act) {
        return Response.seeOther(
                        UriBuilder.fromUri(address()).queryParam(DONE, act).build())
                .build();
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
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        new MeansView(session, here.user(), held(here), evidence(here), clock, this::login)
                .describe()
                .forEach(page::setAttribute);
        return page.setAttribute(
                        "page",
                        Map.of(
                                "url", address().getPath(),
                                "token", token(),
                                "done", done,
                                "back", asked.containsKey(BACK)))
                .setAttribute("account", Map.of("url", realm("account/").getPath()))
                .createForm(PAGE);
    }

    private HeldByPerson held(AuthResult here) {
        return new HeldByPerson(
                session, here.user(), evidence(here), cards, LocalDate.ofInstant(clock.instant(), MeansView.PARIS));
    }

    private static Evidence evidence(AuthResult here) {
        return Evidence.decode(here.session().getNote(Evidence.NOTE));
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
        UriBuilder login = UriBuilder.fromUri(realm("protocol/openid-connect/auth"))
                .queryParam("client_id", Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .queryParam("response_type", "none")
                .queryParam("scope", "openid")
                .queryParam("redirect_uri", "{back}");
        more.forEach(login::queryParam);
        return login.build(realm("account/means") + "?" + BACK);
    }

    private URI address() {
        return realm(MeansPageFactory.ID + "/means");
    }

    /** As browsers see it, whatever name they came by. */
    private URI realm(String path) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(realm.getName())
                .path(path)
                .build();
    }

    private String token() {
        return Optional.ofNullable(session.getAttribute("state_checker", String.class))
                .orElse("");
    }

    private static Response uncached(Response answer) {
        return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
    }
}
