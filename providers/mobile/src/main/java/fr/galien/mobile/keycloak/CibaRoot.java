package fr.galien.mobile.keycloak;

import fr.galien.mobile.CibaRefusal;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.ext.OIDCExtProvider;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.BackchannelAuthenticationCallbackEndpoint;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.BackchannelAuthenticationEndpoint;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.CibaRootEndpoint;
import org.keycloak.services.ErrorResponseException;

/** {@code …/ext/ciba}, in the place of Keycloak's: there is no callback, because nobody outside this server answers. */
public final class CibaRoot extends CibaRootEndpoint {

    private static final List<String> NUMBERS =
            List.of(CibaGrantType.REQUESTED_EXPIRY, OIDCLoginProtocol.MAX_AGE_PARAM);

    private final KeycloakSession session;

    /** The factory. */
    public CibaRoot() {
        this(null);
    }

    private CibaRoot(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public OIDCExtProvider create(KeycloakSession ofRequest) {
        return new CibaRoot(ofRequest);
    }

    @Override
    public int order() {
        return 10;
    }

    /** Before Keycloak reads them: it quotes what is no number in its log and in its answer, whatever it is. */
    @Override
    public BackchannelAuthenticationEndpoint authorize() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        if (NUMBERS.stream()
                .filter(form::containsKey)
                .anyMatch(name -> !form.getFirst(name).matches("[0-9]{1,9}"))) {
            throw new ErrorResponseException(
                    CibaRefusal.EXPIRY.error(), CibaRefusal.EXPIRY.errorDescription(), Response.Status.BAD_REQUEST);
        }
        return super.authorize();
    }

    @Override
    public BackchannelAuthenticationCallbackEndpoint authenticate() {
        throw new NotFoundException();
    }
}
