package fr.galien.mobile.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantTypeFactory;

/** In the place of Keycloak's, under its id. */
public final class CibaGrantFactory extends CibaGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new CibaGrant();
    }

    @Override
    public int order() {
        return 10;
    }
}
