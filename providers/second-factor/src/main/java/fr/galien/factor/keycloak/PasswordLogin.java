package fr.galien.factor.keycloak;

import fr.galien.assurance.LevelRefusal;
import fr.galien.assurance.Means;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.assurance.flow.Chosen;
import fr.galien.assurance.flow.Proved;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.factor.CodesRefusal;
import fr.galien.factor.Notice;
import fr.galien.factor.Typed;
import fr.galien.factor.keycloak.PasswordJudge.Verdict;
import fr.galien.identity.NationalId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * Identifier, password and code on one page, judged in one request and answered by one sentence.
 *
 * <p>A wrong one is shown with {@code challenge}, never with {@code failureChallenge}: what may be guessed is counted by
 * {@link fr.galien.assurance.flow.Guesses}, which no stranger can turn against the person.
 */
final class PasswordLogin implements Authenticator {

    private static final Logger LOG = Logger.getLogger(PasswordLogin.class);

    private final Clock clock;

    PasswordLogin(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        if (Chosen.is(flow, Means.PASSWORD_WITH_CODE.choice())) {
            flow.challenge(new PasswordLoginPage(flow).show());
        } else {
            flow.attempted();
        }
    }

    @Override
    public void action(AuthenticationFlowContext flow) {
        MultivaluedMap<String, String> form = flow.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey("other")) {
            // Back to the choice of means, from where the person came.
            flow.resetFlow();
            return;
        }
        if (!Means.PASSWORD_WITH_CODE.choice().equals(form.getFirst(Chosen.PARAMETER)) && Chosen.take(flow)) {
            return;
        }
        Typed typed = Typed.of(
                Proved.alreadyIdentified(flow).map(UserModel::getUsername).orElseGet(() -> form.getFirst("username")),
                form.getFirst("password"),
                form.getFirst("otp"),
                form.getFirst("recovery"));
        PasswordLoginPage page = new PasswordLoginPage(flow);
        Means means = typed.recovery().isEmpty() ? Means.PASSWORD_WITH_CODE : Means.PASSWORD_WITH_RECOVERY_CODE;
        Optional<LevelRefusal> notEnough =
                AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession()).refusal(means);
        if (!typed.isComplete()) {
            flow.challenge(page.show(CodesRefusal.INCOMPLETE, typed));
        } else if (notEnough.isPresent()) {
            // Before anything is judged, so that it says nothing of what was typed.
            flow.challenge(page.show(notEnough.get(), typed));
        } else {
            judge(flow, typed, means);
        }
    }

    private void judge(AuthenticationFlowContext flow, Typed typed, Means means) {
        PasswordLoginPage page = new PasswordLoginPage(flow);
        try {
            Optional<UserModel> person = typed.isPlausible() ? find(flow, typed.name()) : Optional.empty();
            switch (new PasswordJudge(flow).judge(person, typed)) {
                case Verdict.Right right -> {
                    right.recoveryCodesLeft().ifPresent(left -> {
                        CodesLeftAction.tell(flow, left);
                        TellsPeople.of(flow.getSession()).tell(right.person().getId(), Notice.RECOVERY_CODE_USED);
                    });
                    Proved.by(flow, right.person(), means, right.credential(), clock);
                }
                case Verdict.Wrong wrong -> {
                    // Without the person: who guesses says a name, and it is nobody's act. Unless the password was
                    // right.
                    if (wrong.why() == PasswordJudge.Why.CODE) {
                        person.ifPresent(flow.getEvent()::user);
                    }
                    flow.getEvent()
                            .error(CodesRefusal.WRONG.code() + ":" + wrong.why().word());
                    flow.challenge(page.show(CodesRefusal.WRONG, typed));
                }
            }
        } catch (DirectoryUnreachable outage) {
            LOG.errorf("%s: a login by password met an outage", outage.code());
            flow.challenge(page.showOutage(outage));
        }
    }

    /** Whoever is identified already, or a user of the realm by name, or a professional by their identifier as they type it. */
    private static Optional<UserModel> find(AuthenticationFlowContext flow, String name) {
        return Proved.alreadyIdentified(flow)
                .or(() -> named(flow, name))
                .or(() -> NationalId.typed(name)
                        .map(NationalId::value)
                        .filter(value -> !value.equals(name))
                        .flatMap(value -> named(flow, value)));
    }

    private static Optional<UserModel> named(AuthenticationFlowContext flow, String name) {
        UserProvider users = flow.getSession().users();
        return Optional.ofNullable(users.getUserByUsername(flow.getRealm(), name));
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
