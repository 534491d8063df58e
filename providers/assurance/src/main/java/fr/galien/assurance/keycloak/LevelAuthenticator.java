package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.LevelRefusal;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.LoginNotes;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The last step of every login: weighs the evidence, meets the client's request or refuses it, and leaves the answer in
 * notes of ours for the mappers.
 */
final class LevelAuthenticator extends PagelessStep {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Evidence evidence = SessionEvidence.of(context);
        switch (SessionEvidence.request(login).decide(evidence.level())) {
            case LevelRequest.Decision.Granted granted -> {
                Means means = Means.of(evidence);
                login.setAuthNote(
                        Evidence.OF_THIS_LOGIN,
                        SessionEvidence.ofThisLogin(login).encode());
                login.setUserSessionNote(Evidence.NOTE, evidence.encode());
                login.setClientNote(LoginNotes.LEVEL, granted.level().acr());
                login.setClientNote(LoginNotes.ANSWER, granted.answer());
                login.setClientNote(LoginNotes.AUTH_MODE, means.authMode());
                login.setClientNote(LoginNotes.METHODS, means.methods());
                LastChoice.remember(context);
                context.success();
            }
            case LevelRequest.Decision.Refused refused -> refuse(context, refused.why());
        }
    }

    /** Back to the client with an OAuth error: a person cannot mend a request, and it is no wrong credential. */
    private static void refuse(AuthenticationFlowContext context, LevelRefusal why) {
        context.getEvent().error(why.code());
        context.forceChallenge(context.getSession()
                .getProvider(
                        LoginProtocol.class, context.getAuthenticationSession().getProtocol())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent())
                .sendError(
                        context.getAuthenticationSession(), LoginProtocol.Error.LOA_INVALID, why.errorDescription()));
    }

    private record Means(String authMode, String methods) {
        static Means of(Evidence evidence) {
            return evidence.strongest()
                    .map(act -> new Means(
                            act.means().authMode(), String.join(" ", act.means().methods())))
                    .orElseThrow();
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
