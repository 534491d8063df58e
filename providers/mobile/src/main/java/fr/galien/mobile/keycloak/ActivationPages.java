package fr.galien.mobile.keycloak;

import fr.galien.identity.Failure;
import fr.galien.identity.NationalId;
import fr.galien.mobile.Activations.Step;
import fr.galien.mobile.Activations.Tried;
import fr.galien.mobile.EnrolmentRefusal;
import fr.galien.mobile.keycloak.EnrolmentDialog.Next;
import fr.galien.mobile.keycloak.EnrolmentPage.WayOut;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.util.LocaleUtil;

/**
 * Adding a phone without card and without another phone, outside of any login. The browser is known by a cookie no other site
 * can make it send.
 */
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ActivationPages {

    private static final String TEMPLATE = "phone-activate.ftl";
    private static final String STOPPED = "phone-stop.ftl";

    private final KeycloakSession session;
    private final MobileEngine engine;
    private final ActivationDesk desk;
    private final ActivationCookie cookie;
    private final EnrolmentPage page;
    private final Clock clock = Clock.systemUTC();

    ActivationPages(KeycloakSession session, MobileEngine engine) {
        this.session = session;
        this.engine = engine;
        this.desk = engine.desk();
        this.cookie = new ActivationCookie(session);
        this.page = new EnrolmentPage(session, engine, clock);
    }

    @GET
    public Response show() {
        LocaleUtil.processLocaleParam(session, session.getContext().getRealm(), null);
        return uncached(shown(Optional.empty()));
    }

    @POST
    public Response answer() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        Optional<Step> step = step();
        if (form.containsKey("restart")) {
            cookie.id().ifPresent(desk.activations()::end);
            return uncached(person(Optional.empty()));
        }
        return uncached(step.map(here -> answer(here, form)).orElseGet(() -> named(form)));
    }

    private Response answer(Step step, MultivaluedMap<String, String> form) {
        String id = cookie.id().orElseThrow();
        return switch (step) {
            case MAIL -> tried(desk.tryFirst(id, form.getFirst("first")));
            case SMS -> tried(desk.activations().trySms(id, form.getFirst("sms")));
            case VOUCHED -> enrol(id, form);
        };
    }

    /** The same to everybody, before anything is looked up. */
    private Response named(MultivaluedMap<String, String> form) {
        if (!form.containsKey("person")) {
            // A code for an activation that is over, or was stopped.
            return person(Optional.of(EnrolmentRefusal.WRONG_CODE));
        }
        Optional<NationalId> person = NationalId.typed(form.getFirst("person"));
        if (person.isEmpty()) {
            return person(Optional.of(EnrolmentRefusal.NO_IDENTIFIER));
        }
        String id = desk.ask(person.get(), stop -> EnrolmentPage.mobile(session, "activate/stop/" + stop));
        return cookie.set(form(Step.MAIL, Optional.empty()), id);
    }

    private Response tried(Tried tried) {
        return switch (tried) {
            case Tried.Refused refused -> shown(Optional.of(EnrolmentRefusal.WRONG_CODE));
            case Tried.Sms sms -> form(Step.SMS, Optional.empty());
            case Tried.Vouched vouched ->
                dialog(vouched.user())
                        .map(dialog -> next(dialog.begin(vouched.voucher())))
                        .orElseGet(() -> form(Step.MAIL, Optional.of(EnrolmentRefusal.WRONG_CODE)));
        };
    }

    private Response enrol(String id, MultivaluedMap<String, String> form) {
        Optional<EnrolmentScreen> screen = cookie.screen();
        Optional<EnrolmentDialog> dialog = desk.activations().user(id).flatMap(this::dialog);
        if (screen.isEmpty() || dialog.isEmpty()) {
            desk.activations().end(id);
            return person(Optional.of(EnrolmentRefusal.OVER));
        }
        if (form.containsKey("new")) {
            return next(dialog.get().renew(screen.get()));
        }
        if (form.containsKey("code")) {
            return next(dialog.get().confirm(screen.get(), form.getFirst("code")));
        }
        return next(new Next.Screen(screen.get(), Optional.empty()));
    }

    private Response next(Next next) {
        return switch (next) {
            case Next.Screen screen -> {
                cookie.keep(screen.screen());
                yield page.show(form(), screen.screen(), WayOut.ACCOUNT, screen.why());
            }
            case Next.Stored stored -> {
                cookie.id().ifPresent(desk.activations()::end);
                yield page.done(
                        session.getProvider(LoginFormsProvider.class)
                                .setActionUri(EnrolmentPage.realm(session, "account/")),
                        stored.device());
            }
            case Next.Refused refused -> {
                cookie.id().ifPresent(desk.activations()::end);
                yield page.refused(form(), WayOut.ACCOUNT, refused.why(), true);
            }
        };
    }

    private Optional<EnrolmentDialog> dialog(String user) {
        return Optional.ofNullable(
                        session.users().getUserById(session.getContext().getRealm(), user))
                .filter(UserModel::isEnabled)
                .map(person -> new EnrolmentDialog(engine, person, clock));
    }

    private Response shown(Optional<Failure> why) {
        return step().map(step -> switch (step) {
                    case MAIL, SMS -> form(step, why);
                    case VOUCHED ->
                        cookie.screen()
                                .map(screen -> page.show(form(), screen, WayOut.ACCOUNT, why))
                                .orElseGet(() -> person(why));
                })
                .orElseGet(() -> person(why));
    }

    private Optional<Step> step() {
        return cookie.id().flatMap(desk.activations()::step);
    }

    private Response person(Optional<? extends Failure> why) {
        return form("person", why);
    }

    private Response form(Step step, Optional<? extends Failure> why) {
        return form(step.name().toLowerCase(Locale.ROOT), why);
    }

    private Response form(String step, Optional<? extends Failure> why) {
        LoginFormsProvider form = form().setAttribute("step", step)
                .setAttribute(
                        "account",
                        Map.of("url", EnrolmentPage.realm(session, "account/").getPath()));
        why.ifPresent(failure -> form.setAttribute("refusal", Map.of("code", failure.code(), "date", "")));
        return form.createForm(TEMPLATE);
    }

    private LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class).setActionUri(EnrolmentPage.mobile(session, "activate"));
    }

    /** From the mail: asks. Mail servers open links by themselves. */
    @GET
    @Path("stop/{stop}")
    public Response askToStop(@PathParam("stop") String stop) {
        LocaleUtil.processLocaleParam(session, session.getContext().getRealm(), null);
        return uncached(stopping(stop, desk.activations().canStop(stop) ? "ask" : "over"));
    }

    /** Nothing but less can come of it: the activation ends, and the phones that are there wait for their owner's card. */
    @POST
    @Path("stop/{stop}")
    public Response stop(@PathParam("stop") String stop) {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        Optional<String> user = desk.activations().stop(stop);
        if (form.containsKey("suspend")) {
            user.ifPresent(engine.life()::suspendAll);
        }
        return uncached(stopping(stop, user.isPresent() ? "done" : "over"));
    }

    private Response stopping(String stop, String state) {
        URI here = EnrolmentPage.mobile(session, "activate/stop/" + stop);
        LoginFormsProvider form =
                session.getProvider(LoginFormsProvider.class).setActionUri(here).setAttribute("state", state);
        if (state.equals("over")) {
            form.setAttribute("refusal", Map.of("code", EnrolmentRefusal.NOTHING_TO_STOP.code(), "date", ""));
        }
        return form.createForm(STOPPED);
    }

    private static Response uncached(Response answer) {
        return Response.fromResponse(answer)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "same-origin")
                .build();
    }
}
