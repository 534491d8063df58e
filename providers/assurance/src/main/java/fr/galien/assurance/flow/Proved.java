package fr.galien.assurance.flow;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import java.time.Clock;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The end of each step by which a person proves who they are. */
public final class Proved {

    private Proved() {}

    /** Why nobody is let in by a proof that is good in itself. */
    public enum Refusal {
        /** Somebody else was identified before, in this login or in the live session of this browser. */
        ANOTHER_PERSON,
        /** The directory or an operator says that the person is not to log in. */
        DISABLED
    }

    public static Optional<Refusal> refusal(AuthenticationFlowContext flow, UserModel person) {
        if (alreadyIdentified(flow)
                .filter(other -> !other.getId().equals(person.getId()))
                .isPresent()) {
            return Optional.of(Refusal.ANOTHER_PERSON);
        }
        return person.isEnabled() ? Optional.empty() : Optional.of(Refusal.DISABLED);
    }

    /**
     * Records what was done and ends the step.
     *
     * @param credential Keycloak's id of what was used; empty where it keeps none
     * @throws IllegalStateException if the person would be refused: the step has to look first
     */
    public static void by(
            AuthenticationFlowContext flow, UserModel person, Means means, String credential, Clock clock) {
        refusal(flow, person).ifPresent(why -> {
            throw new IllegalStateException("a login was to end that is refused: " + why);
        });
        AuthenticationSessionModel login = flow.getAuthenticationSession();
        login.setUserSessionNote(
                Evidence.NOTE,
                Evidence.decode(login.getUserSessionNotes().get(Evidence.NOTE))
                        .and(new Evidence.Act(means, clock.instant(), credential))
                        .encode());
        KnownBrowsers.of(flow.getSession()).remember(person.getId());
        flow.setUser(person);
        flow.success();
    }

    /**
     * By an earlier step, or by the live session of this browser: one asked to log in again cannot become somebody else's, and
     * Keycloak would only say so later, on a page that tells the first person's number.
     */
    public static Optional<UserModel> alreadyIdentified(AuthenticationFlowContext flow) {
        return flow.getUser() != null
                ? Optional.of(flow.getUser())
                : liveSession(flow).map(UserSessionModel::getUser);
    }

    /** The one this browser has, whether it is enough for this login or not. */
    public static Optional<UserSessionModel> liveSession(AuthenticationFlowContext flow) {
        return Optional.ofNullable(flow.getSession()
                        .sessions()
                        .getUserSession(
                                flow.getRealm(),
                                flow.getAuthenticationSession()
                                        .getParentSession()
                                        .getId()))
                .filter(live -> AuthenticationManager.isSessionValid(flow.getRealm(), live));
    }
}
