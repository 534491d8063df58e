package fr.galien.mobile.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.identity.Failure;
import fr.galien.mobile.Device;
import fr.galien.mobile.Devices.Owned;
import fr.galien.mobile.EnrolmentRefusal;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.Json;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.Voucher;
import fr.galien.mobile.keycloak.EnrolmentPage.WayOut;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
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
            showDone(context, engine, stored.get().device());
        } else if (screen.isPresent()) {
            show(context, engine, screen.get(), Optional.empty());
        } else {
            voucher(context, engine)
                    .ifPresentOrElse(
                            voucher -> begin(context, engine, voucher),
                            () -> refuse(context, engine, EnrolmentRefusal.NOT_FRESH));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MobileEngine engine = MobileResourceProviderFactory.of(context.getSession());
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<EnrolmentScreen> screen = screen(context);
        if (stored(context, engine).isPresent()) {
            context.success();
        } else if (screen.isEmpty()) {
            requiredActionChallenge(context);
        } else if (form.containsKey("new")) {
            renew(context, engine, screen.get());
        } else if (form.containsKey("code")) {
            confirm(context, engine, screen.get(), form.getFirst("code"));
        } else {
            show(context, engine, screen.get(), Optional.empty());
        }
    }

    private void begin(RequiredActionContext context, MobileEngine engine, Voucher voucher) {
        if (engine.wallet().isEmpty()) {
            refuse(context, engine, EnrolmentRefusal.NO_PHONES);
            return;
        }
        begin(context, engine, voucher, clock.instant());
    }

    private void begin(RequiredActionContext context, MobileEngine engine, Voucher voucher, Instant firstShown) {
        UserModel person = context.getUser();
        try {
            Enrolments.Begun begun = engine.enrolments()
                    .begin(
                            person.getId(),
                            person.getFirstName() + " " + person.getLastName(),
                            voucher.by(),
                            voucher.most());
            EnrolmentScreen screen = EnrolmentScreen.of(voucher, firstShown, begun);
            context.getAuthenticationSession().setAuthNote(SCREEN, Json.write(screen));
            show(context, engine, screen, Optional.empty());
        } catch (MobileRefused tooMany) {
            refuse(context, engine, EnrolmentRefusal.TOO_MANY_DEVICES);
        }
    }

    private void renew(RequiredActionContext context, MobileEngine engine, EnrolmentScreen screen) {
        engine.enrolments().drop(screen.eid());
        if (screen.mayBeRenewed(clock.instant())) {
            begin(context, engine, screen.voucher(), screen.since());
        } else {
            refuse(context, engine, EnrolmentRefusal.NOT_FRESH);
        }
    }

    private void confirm(RequiredActionContext context, MobileEngine engine, EnrolmentScreen screen, String typed) {
        try {
            Optional<Enrolments.Confirmed> confirmed = engine.enrolments().confirm(screen.eid(), digits(typed));
            if (confirmed.isEmpty()) {
                context.getEvent().clone().error(EnrolmentRefusal.WRONG_DIGITS.code());
                show(context, engine, screen, Optional.of(EnrolmentRefusal.WRONG_DIGITS));
                return;
            }
            engine.devices().add(confirmed.get());
            context.getAuthenticationSession()
                    .setAuthNote(STORED, confirmed.get().credential());
            context.getEvent()
                    .clone()
                    .event(EventType.UPDATE_CREDENTIAL)
                    .detail(Details.CREDENTIAL_TYPE, KeycloakDevices.TYPE)
                    .success();
            showDone(context, engine, confirmed.get().device());
        } catch (MobileRefused refused) {
            EnrolmentRefusal why = EnrolmentRefusal.of(refused.why());
            context.getEvent().clone().error(why.code());
            show(context, engine, screen, Optional.of(why));
        }
    }

    /** As people type them: with spaces. */
    private static String digits(String typed) {
        return Objects.toString(typed, "").replaceAll("\\s", "");
    }

    private Optional<Voucher> voucher(RequiredActionContext context, MobileEngine engine) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String phone = login.getUserSessionNotes().get(KeycloakDevices.SESSION_NOTE);
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

    private void show(
            RequiredActionContext context, MobileEngine engine, EnrolmentScreen screen, Optional<Failure> why) {
        context.challenge(page(context, engine).show(context.form(), screen, WayOut.CANCEL, why));
    }

    private void showDone(RequiredActionContext context, MobileEngine engine, Device device) {
        context.challenge(page(context, engine).done(context.form(), device));
    }

    private void refuse(RequiredActionContext context, MobileEngine engine, EnrolmentRefusal why) {
        context.getAuthenticationSession().removeAuthNote(SCREEN);
        context.getEvent().clone().error(why.code());
        context.challenge(
                page(context, engine).refused(context.form(), WayOut.CANCEL, why, why == EnrolmentRefusal.NOT_FRESH));
    }

    private EnrolmentPage page(RequiredActionContext context, MobileEngine engine) {
        return new EnrolmentPage(context.getSession(), engine, clock);
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
