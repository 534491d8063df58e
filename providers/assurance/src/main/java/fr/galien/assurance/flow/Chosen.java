package fr.galien.assurance.flow;

import fr.galien.assurance.OfferedMeans;
import jakarta.ws.rs.core.Cookie;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Which means a login goes by. The steps are alternatives of one flow, and Keycloak asks one after the other: each but the
 * chosen one passes.
 */
public final class Chosen {

    /** What a button of the page of choice posts. */
    public static final String PARAMETER = "means";

    /** A note of the login; it goes when the flow is begun again. */
    private static final String NOTE = "galien.means.chosen";

    private Chosen() {}

    public static boolean is(AuthenticationFlowContext flow, String choice) {
        return choice.equals(flow.getAuthenticationSession().getAuthNote(NOTE));
    }

    static boolean isMade(AuthenticationFlowContext flow) {
        return flow.getAuthenticationSession().getAuthNote(NOTE) != null;
    }

    /** Whether this very request made the choice, and may bring what goes with it. */
    public static boolean now(AuthenticationFlowContext flow, String choice) {
        return is(flow, choice) && choice.equals(posted(flow).orElse(""));
    }

    /**
     * Takes the choice that was posted to this step and goes on to it.
     *
     * @return whether one was posted that is offered; what else was posted is for the step to look at
     */
    public static boolean take(AuthenticationFlowContext flow) {
        Optional<String> choice = posted(flow).filter(offered(flow)::contains);
        choice.ifPresent(means -> {
            flow.getAuthenticationSession().setAuthNote(NOTE, means);
            askAgain(flow, means);
            flow.attempted();
        });
        return choice.isPresent();
    }

    /** Steps before the one that shows a page have passed, the chosen one perhaps among them: Keycloak asks none of these twice. */
    private static void askAgain(AuthenticationFlowContext flow, String choice) {
        executions(flow)
                .filter(execution -> factory(flow, execution) instanceof OfferedMeans means
                        && means.choice().equals(choice))
                .forEach(execution -> flow.getAuthenticationSession()
                        .setExecutionStatus(execution.getId(), ExecutionStatus.CHALLENGED));
    }

    /** The means of this flow that would be enough, those that led to a login in this browser before first. */
    public static List<String> offered(AuthenticationFlowContext flow) {
        Cookie last = flow.getHttpRequest().getHttpHeaders().getCookies().get(OfferedMeans.LAST_CHOICE_COOKIE);
        AskedLevel asked = AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession());
        return steps(flow)
                .flatMap(step -> step instanceof OfferedMeans means ? Stream.of(means) : Stream.empty())
                .filter(OfferedMeans::isOffered)
                .map(OfferedMeans::choice)
                .filter(asked::wouldDo)
                .sorted(Comparator.comparing(choice -> last == null || !choice.equals(last.getValue())))
                .toList();
    }

    /** The factories of the steps beside this one, whether they passed already or not. */
    static Stream<Object> steps(AuthenticationFlowContext flow) {
        return executions(flow).map(execution -> factory(flow, execution));
    }

    private static Stream<AuthenticationExecutionModel> executions(AuthenticationFlowContext flow) {
        return flow.getRealm()
                .getAuthenticationExecutionsStream(flow.getExecution().getParentFlow())
                .filter(execution -> !execution.isAuthenticatorFlow() && execution.isEnabled());
    }

    private static Object factory(AuthenticationFlowContext flow, AuthenticationExecutionModel execution) {
        return flow.getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
    }

    private static Optional<String> posted(AuthenticationFlowContext flow) {
        return Optional.ofNullable(
                flow.getHttpRequest().getDecodedFormParameters().getFirst(PARAMETER));
    }
}
