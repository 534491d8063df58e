package fr.galien.mobile.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.EnrolmentRefusal;
import fr.galien.mobile.Json;
import fr.galien.mobile.Voucher;
import fr.galien.mobile.keycloak.EnrolmentDialog.Next;
import fr.galien.mobile.keycloak.EnrolmentPage.WayOut;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * {@code galien-phone}: adds a phone, for a person who has just shown a card or another phone of theirs for this purpose.
 * Asked for with {@code kc_action=galien-phone}.
 */
public final class EnrolAction implements RequiredActionFactory, RequiredActionProvider {

    static final String ID = "galien-phone";

    /** Notes of the login: what the screen shows, and the device that is stored. */
    static final String SCREEN = "galien.phone.screen";

    private static final String STORED = "galien.phone.stored";

    /** No session is young enough: whoever asks for this identifies themselves. */
    private static final int NEVER_BY_SINGLE_SIGN_ON = -1;

    private final Clock clock = Clock.systemUTC();

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // Only who asks for it.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        MobileEngine engine = MobileResourceProviderFactory.of(context.getSession());
        Optional<Owned> stored = stored(context, engine);
        Optional<EnrolmentScreen> screen = screen(context);
        if (stored.isPresent()) {
            show(
                    context,
                    engine,
                    new Next.Stored(stored.get().credential(), stored.get().device()));
        } else if (screen.isPresent()) {
            show(context, engine, new Next.Screen(screen.get(), Optional.empty()));
        } else {
            show(
                    context,
                    engine,
                    voucher(context, engine)
                            .map(dialog(context, engine)::begin)
                            .orElseGet(() -> new Next.Refused(EnrolmentRefusal.NOT_FRESH)));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MobileEngine engine = MobileResourceProviderFactory.of(context.getSession());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<EnrolmentScreen> screen = screen(context);
        if (stored(context, engine).isPresent()) {
            context.success();
        } else if (screen.isPresent() && form.containsKey("new")) {
            show(context, engine, dialog(context, engine).renew(screen.get()));
        } else if (screen.isPresent() && form.containsKey("code")) {
            show(context, engine, dialog(context, engine).confirm(screen.get(), form.getFirst("code")));
        } else {
            requiredActionChallenge(context);
        }
    }

    private void show(RequiredActionContext context, MobileEngine engine, Next next) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        EnrolmentPage page = new EnrolmentPage(context.getSession(), engine, clock);
        switch (next) {
            case Next.Screen shown -> {
                login.setAuthNote(SCREEN, Json.write(shown.screen()));
                shown.why().ifPresent(why -> context.getEvent().clone().error(why.code()));
                context.challenge(page.show(context.form(), shown.screen(), WayOut.CANCEL, shown.why()));
            }
            case Next.Stored stored -> {
                login.setAuthNote(STORED, stored.credential());
                context.challenge(page.done(context.form(), stored.device()));
            }
            case Next.Refused refused -> {
                login.removeAuthNote(SCREEN);
                context.getEvent().clone().error(refused.why().code());
                context.challenge(page.refused(
                        context.form(), WayOut.CANCEL, refused.why(), refused.why() == EnrolmentRefusal.NOT_FRESH));
            }
        }
    }

    private EnrolmentDialog dialog(RequiredActionContext context, MobileEngine engine) {
        return new EnrolmentDialog(engine, context.getUser(), clock);
    }

    private Optional<Voucher> voucher(RequiredActionContext context, MobileEngine engine) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String phone = login.getUserSessionNotes().get(PhoneLoginAuthenticator.DEVICE_NOTE);
        return Voucher.of(
                Evidence.decode(login.getAuthNote(Evidence.OF_THIS_LOGIN)),
                Optional.ofNullable(phone)
                        .flatMap(credential ->
                                engine.devices().find(context.getUser().getId(), credential))
                        .map(owned -> owned.device().level()),
                clock.instant());
    }

    private static Optional<EnrolmentScreen> screen(RequiredActionContext context) {
        return EnrolmentScreen.read(context.getAuthenticationSession().getAuthNote(SCREEN));
    }

    private static Optional<Owned> stored(RequiredActionContext context, MobileEngine engine) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(STORED))
                .flatMap(credential -> engine.devices().find(context.getUser().getId(), credential));
    }

    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        EnrolmentScreen.read(login.getAuthNote(SCREEN))
                .ifPresent(screen ->
                        MobileResourceProviderFactory.of(session).enrolments().drop(screen.eid()));
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return NEVER_BY_SINGLE_SIGN_ON;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Galien: add a phone";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
