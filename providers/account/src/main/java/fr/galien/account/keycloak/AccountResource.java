package fr.galien.account.keycloak;

import fr.galien.account.AccountRefusal;
import fr.galien.account.ChangeRequest;
import fr.galien.account.Closing;
import fr.galien.directory.FindHeldCards;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.locale.LocaleUpdaterProvider;
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
 * One page that tells a person what is known here of them, and the forms on it. Whoever has the browser's session is the
 * person; nobody else can be named in a request.
 *
 * <p>{@code META-INF/beans.xml} lets Keycloak's build find it.
 */
public class AccountResource {

    private static final String PAGE = "account.ftl";
    private static final String REFUSED = "account-refused.ftl";

    /** Says that somebody comes back from logging in: whoever has no session then would be sent in circles. */
    private static final String BACK = "back";

    private static final String DONE = "done";

    /** Under these addresses a login may come back; the pages are other capabilities'. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("phones", "mobile/phones", "means", "second-factor/means");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FindHeldCards cardsOnFile;

    AccountResource(KeycloakSession session, FindHeldCards cardsOnFile) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.cardsOnFile = cardsOnFile;
    }

    @GET
    @Path("{path:.*}")
    public Response show(@PathParam("path") String path) {
        if (ELSEWHERE.containsKey(path)) {
            return uncached(Response.seeOther(UriBuilder.fromUri(realmAddress())
                            .path(ELSEWHERE.get(path))
                            .replaceQuery(session.getContext()
                                    .getUri()
                                    .getRequestUri()
                                    .getRawQuery())
                            .build())
                    .build());
        }
        if (!path.isEmpty()) {
            throw new NotFoundException();
        }
        LocaleUtil.processLocaleParam(session, realm, null);
        MultivaluedMap<String, String> asked = session.getContext().getUri().getQueryParameters();
        return whoIsHere()
                .map(here -> page(here, asked.getFirst(DONE)))
                .orElseGet(() -> asked.containsKey(BACK) || asked.containsKey("error") ? stillNobody() : toLogin());
    }

    @POST
    @Path("sessions")
    public Response close() {
        return change(form -> Closing.read(form.getFirst("which"), form.getFirst("session")), this::close);
    }

    @POST
    @Path("language")
    public Response chooseLanguage() {
        return change(
                form -> realm.getSupportedLocalesStream()
                        .filter(locale -> locale.equals(form.getFirst("locale")))
                        .findFirst(),
                (here, locale) -> {
                    session.getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(locale);
                    return toPage("language");
                });
    }

    private <T> Response change(
            Function<MultivaluedMap<String, String>, Optional<T>> read, BiFunction<AuthResult, T, Response> act) {
        Optional<AuthResult> here = whoIsHere();
        if (here.isEmpty()) {
            return toLogin();
        }
        HttpRequest request = session.getContext().getHttpRequest();
        MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        Optional<AccountRefusal> refusal = new ChangeRequest(
                        request.getHttpHeaders().getHeaderString("Origin"), form.getFirst("token"))
                .refusal(address(), token());
        return refusal.map(this::refused)
                .orElseGet(() -> read.apply(form)
                        .map(what -> act.apply(here.get(), what))
                        .orElseGet(() -> refused(AccountRefusal.NOT_UNDERSTOOD)));
    }

    private Response close(AuthResult here, Closing what) {
        OpenSessions sessions = new OpenSessions(session, here.user());
        String current = here.session().getId();
        List<UserSessionModel> closing = sessions.among(what, current);
        if (closing.isEmpty() && what instanceof Closing.One) {
            return refused(AccountRefusal.NOT_YOURS);
        }
        closing.forEach(sessions::close);
        boolean gone = closing.stream().anyMatch(one -> one.getId().equals(current));
        return gone ? goodbye() : toPage("closed");
    }

    private Optional<AuthResult> whoIsHere() {
        return Optional.ofNullable(new AppAuthManager().authenticateIdentityCookie(session, realm));
    }

    private Response page(AuthResult here, String done) {
        LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
        new AccountView(session, here, cardsOnFile).describe().forEach(page::setAttribute);
        page.setAttribute(
                "account", Map.of("url", address().getPath(), "token", token(), "done", done == null ? "" : done));
        return uncached(page.createForm(PAGE));
    }

    private Response refused(AccountRefusal why) {
        return uncached(session.getProvider(LoginFormsProvider.class)
                .setAttribute("refusal", Map.of("code", why.code(), "date", ""))
                .setAttribute("account", Map.of("url", address().getPath()))
                .setStatus(why == AccountRefusal.NOT_YOURS ? Status.NOT_FOUND : Status.FORBIDDEN)
                .createForm(REFUSED));
    }

    private Response goodbye() {
        return uncached(session.getProvider(LoginFormsProvider.class)
                .setSuccess(Messages.SUCCESS_LOGOUT)
                .setAttribute(Constants.SKIP_LINK, true)
                .createInfoPage());
    }

    private Response stillNobody() {
        return ErrorPage.error(session, null, Status.BAD_REQUEST, Messages.COOKIE_NOT_FOUND);
    }

    /** By the login everybody knows. The answer says nothing (OAuth 2.0 Multiple Response Types §4): the cookie is enough. */
    private Response toLogin() {
        URI login = UriBuilder.fromUri(realmAddress())
                .path("protocol/openid-connect/auth")
                .queryParam("client_id", Constants.ACCOUNT_MANAGEMENT_CLIENT_ID)
                .queryParam("response_type", "none")
                .queryParam("scope", "openid")
                .queryParam("redirect_uri", "{back}")
                .build(UriBuilder.fromUri(address())
                        .queryParam(BACK, "")
                        .build()
                        .toString());
        return uncached(Response.seeOther(login).build());
    }

    private Response toPage(String done) {
        return uncached(Response.seeOther(
                        UriBuilder.fromUri(address()).queryParam(DONE, done).build())
                .build());
    }

    private String token() {
        return Optional.ofNullable(session.getAttribute("state_checker", String.class))
                .orElse("");
    }

    private URI address() {
        return UriBuilder.fromUri(realmAddress()).path("account/").build();
    }

    /** As browsers see it, whatever name they came by. */
    private URI realmAddress() {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(realm.getName())
                .build();
    }

    private static Response uncached(Response answer) {
        return Response.fromResponse(answer).header("Cache-Control", "no-store").build();
    }
}
