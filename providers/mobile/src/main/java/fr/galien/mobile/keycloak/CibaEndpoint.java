package fr.galien.mobile.keycloak;

import fr.galien.mobile.CibaRefusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.BackchannelAuthenticationEndpoint;
import org.keycloak.services.ErrorResponseException;

/**
 * Before Keycloak reads its numbers: it quotes what is none in its log and in its answer, whatever it is. The rest is
 * Keycloak's.
 */
public class CibaEndpoint extends BackchannelAuthenticationEndpoint {

    private static final List<String> NUMBERS =
            List.of(CibaGrantType.REQUESTED_EXPIRY, OIDCLoginProtocol.MAX_AGE_PARAM);

    CibaEndpoint(KeycloakSession session, EventBuilder event) {
        super(session, event);
    }

    @Override
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response processGrantRequest() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        if (NUMBERS.stream()
                .filter(form::containsKey)
                .anyMatch(name -> !form.getFirst(name).matches("[0-9]{1,9}"))) {
            throw new ErrorResponseException(
                    CibaRefusal.EXPIRY.error(), CibaRefusal.EXPIRY.errorDescription(), Response.Status.BAD_REQUEST);
        }
        return Response.fromResponse(super.processGrantRequest())
                .header("Cache-Control", "no-store")
                .build();
    }
}
