package fr.galien.claims.keycloak;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/**
 * Lets software introspect the tokens it was given itself. Pro Santé Connect's tokens have no {@code aud}, and Keycloak
 * answers {@code active: false} to whoever is not in it, even to the token's own client: so the answer, and it alone, names
 * that client. Another client's token stays inactive.
 */
public final class OwnTokenMapper extends AbstractOIDCProtocolMapper implements TokenIntrospectionTokenMapper {

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, OwnTokenMapper.class);
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (OIDCAttributeMapperHelper.includeInIntrospection(mapper)) {
            token.addAudience(token.getIssuedFor());
        }
        return token;
    }

    @Override
    public String getId() {
        return "galien-own-token";
    }

    @Override
    public String getDisplayType() {
        return "Galien: introspection of one's own tokens";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Names the token's own client as audience in the answer of introspection.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }
}
