package fr.galien.oidc.keycloak;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.TokenUtil;

/**
 * Lets old clients that ask for {@code scope_all} without {@code openid} call userinfo all the same, as at Pro Santé Connect:
 * Keycloak looks for {@code openid} in the token's scope and nowhere else. They get no ID token, for which they did not ask.
 * Belongs to the scope {@code scope_all} alone.
 */
public final class UserinfoScopeMapper extends AbstractOIDCProtocolMapper implements OIDCAccessTokenMapper {

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, UserinfoScopeMapper.class);
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (OIDCAttributeMapperHelper.includeInAccessToken(mapper)
                && !TokenUtil.hasScope(token.getScope(), OAuth2Constants.SCOPE_OPENID)) {
            token.setScope(TokenUtil.attachOIDCScope(token.getScope()));
        }
        return token;
    }

    @Override
    public String getId() {
        return "galien-userinfo-scope";
    }

    @Override
    public String getDisplayType() {
        return "Galien: userinfo without openid";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Adds openid to the access token's scope, for clients that never asked for it and call userinfo.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }
}
