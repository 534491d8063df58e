package fr.galien.factor.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.factor.CodesRefusal;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import fr.galien.factor.Vouched;
import fr.galien.identity.Failure;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Gives a person something that can be guessed, behind something that cannot: what they used in this very login, within the
 * minute, or an operator's word. Keycloak's own actions ask for neither, and its pages bring scripts that our policy forbids;
 * what they store is stored by the same parts of Keycloak.
 */
abstract class CodesAction implements RequiredActionFactory, RequiredActionProvider {

    /** No session is young enough: whoever asks for this identifies themselves. */
    private static final int NEVER_BY_SINGLE_SIGN_ON = -1;

    /** To install an application, or to find a pen. */
    private static final Duration TIME_TO_FINISH = Duration.ofMinutes(10);

    /** Until when the login may finish this action, by its means; a note of the login. */
    private static final String VOUCHED_UNTIL = "galien.codes.vouched.";

    private final Clock clock = Clock.systemUTC();
    private final NewMeans means;
    private final String credentialType;
    private final Notice notice;

    CodesAction(NewMeans means, String credentialType, Notice notice) {
        this.means = means;
        this.credentialType = credentialType;
        this.notice = notice;
    }

    /** What the person answered. */
    sealed interface Answer {
        record Done() implements Answer {}

        record Wrong(Failure why) implements Answer {}
    }

    /** Why there is to be none, whoever vouches. */
    abstract Optional<CodesRefusal> none(RequiredActionContext context);

    abstract String template();

    /** Puts on the page what it shows. */
    abstract void fill(RequiredActionContext context, LoginFormsProvider page);

    /** Stores what the person confirmed, or says what is wrong with it. */
    abstract Answer take(RequiredActionContext context, MultivaluedMap<String, String> form);

    @Override
    public final void requiredActionChallenge(RequiredActionContext context) {
        Optional<CodesRefusal> why = refusal(context);
        if (why.isPresent()) {
            refuse(context, why.get());
        } else {
            show(context, Optional.empty());
        }
    }

    @Override
    public final void processAction(RequiredActionContext context) {
        Optional<CodesRefusal> why = refusal(context);
        if (why.isPresent()) {
            refuse(context, why.get());
            return;
        }
        switch (take(context, context.getHttpRequest().getDecodedFormParameters())) {
            case Answer.Done done -> {
                context.getAuthenticationSession().removeAuthNote(VOUCHED_UNTIL + means.word());
                context.getEvent().event(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, credentialType);
                TellsPeople.of(context.getSession()).tell(context.getUser().getId(), notice);
                context.success();
            }
            case Answer.Wrong wrong -> {
                context.getEvent().clone().error(wrong.why().code());
                show(context, Optional.of(wrong.why()));
            }
        }
    }

    private Optional<CodesRefusal> refusal(RequiredActionContext context) {
        if (!MayUsePasswords.here(context.getRealm(), context.getUser())) {
            return Optional.of(CodesRefusal.NOT_ALLOWED);
        }
        return isVouchedFor(context) ? none(context) : Optional.of(CodesRefusal.NOT_FRESH);
    }

    /** Once for the whole action: the minute is for beginning it. */
    private boolean isVouchedFor(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Instant now = clock.instant();
        String until = login.getAuthNote(VOUCHED_UNTIL + means.word());
        if (until != null) {
            return now.isBefore(Instant.parse(until));
        }
        Levels levels = Levels.of(context.getRealm()::getAttribute);
        boolean vouched = DeskVouches.of(login, means)
                .or(() -> Vouched.of(Evidence.decode(login.getAuthNote(Evidence.OF_THIS_LOGIN)), levels::worth, now))
                .isPresent();
        if (vouched) {
            login.setAuthNote(
                    VOUCHED_UNTIL + means.word(), now.plus(TIME_TO_FINISH).toString());
        }
        return vouched;
    }

    private void show(RequiredActionContext context, Optional<Failure> why) {
        LoginFormsProvider page = context.form();
        why.ifPresent(failure -> page.setAttribute("refusal", refusal(failure)));
        fill(context, page);
        context.challenge(page.createForm(template()));
    }

    private void refuse(RequiredActionContext context, CodesRefusal why) {
        context.getEvent().clone().error(why.code());
        context.challenge(context.form()
                .setAttribute("what", means.word())
                .setAttribute("again", why.mayBeginAgain())
                .setAttribute("refusal", refusal(why))
                .createForm("codes-refused.ftl"));
    }

    private static Map<String, String> refusal(Failure why) {
        return Map.of("code", why.code(), "date", "");
    }

    @Override
    public final void evaluateTriggers(RequiredActionContext context) {
        // Only who asks for it.
    }

    @Override
    public final InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public final int getMaxAuthAge(KeycloakSession session) {
        return NEVER_BY_SINGLE_SIGN_ON;
    }

    @Override
    public final String getId() {
        return means.action();
    }

    @Override
    public final RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
