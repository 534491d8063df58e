package fr.galien.mobile.keycloak;

import jakarta.ws.rs.NotFoundException;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.ext.OIDCExtProvider;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.BackchannelAuthenticationCallbackEndpoint;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.BackchannelAuthenticationEndpoint;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.CibaRootEndpoint;

/** {@code …/ext/ciba}, in the place of Keycloak's: there is no callback, because nobody outside this server answers. */
public final class CibaRoot extends CibaRootEndpoint {

    private final KeycloakSession session;
    private EventBuilder event;

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
    public void setEvent(EventBuilder ofRequest) {
        super.setEvent(ofRequest);
        event = ofRequest;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public BackchannelAuthenticationEndpoint authorize() {
        return new CibaEndpoint(session, event);
    }

    @Override
    public BackchannelAuthenticationCallbackEndpoint authenticate() {
        throw new NotFoundException();
    }
}
