package fr.galien.assurance.keycloak;

import fr.galien.assurance.LevelRefusal;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.LoginProtocol;

/** Back to the client with an OAuth error: a person cannot mend a request, and it is no wrong credential. */
final class RefusedLevel {

    private RefusedLevel() {}

    static void answer(AuthenticationFlowContext context, LevelRefusal why) {
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
}
