package fr.galien.claims.keycloak;

import fr.galien.assurance.flow.SessionLevel;
import fr.galien.claims.ProSanteConnectClaims;
import fr.galien.directory.ProfessionalUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * Puts the claim set into tokens, each kind its own: access token and introspection, ID token, userinfo. A user who is no
 * professional of the directory gets none of it. The setting {@code set} says how much userinfo tells.
 */
public final class ProSanteConnectMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    static final String SET = "set";
    static final String IDENTITY = "identity";
    static final String FULL = "full";

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        SETTINGS.add(new ProviderConfigProperty(
                SET,
                "Set",
                "What userinfo tells: who the person is (identity), or also what they practise and where (full).",
                ProviderConfigProperty.LIST_TYPE,
                IDENTITY,
                IDENTITY,
                FULL));
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, ProSanteConnectMapper.class);
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (OIDCAttributeMapperHelper.includeInUserInfo(mapper)) {
            boolean full = FULL.equals(mapper.getConfig().get(SET));
            claims(userSession)
                    .map(claims -> full ? claims.full() : claims.identity())
                    .ifPresent(token.getOtherClaims()::putAll);
        }
        return token;
    }

    /** All other tokens, of which an ID token is the only one that is no {@link AccessToken}. */
    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        claims(userSession)
                .map(claims -> token instanceof AccessToken ? claims.accessToken() : claims.idToken())
                .ifPresent(token.getOtherClaims()::putAll);
    }

    private static Optional<ProSanteConnectClaims> claims(UserSessionModel userSession) {
        if (!(userSession.getUser() instanceof ProfessionalUser user)) {
            return Optional.empty();
        }
        String authMode = SessionLevel.of(userSession)
                .map(worth -> worth.by().means().authMode())
                .orElse("");
        return Optional.of(new ProSanteConnectClaims(user.professional(), authMode));
    }

    @Override
    public String getId() {
        return "galien-psc-claims";
    }

    /** After Keycloak's own mappers, whose {@code preferred_username} is the account's and not the person's. */
    @Override
    public int getPriority() {
        return ProtocolMapperUtils.PRIORITY_SCRIPT_MAPPER + 10;
    }

    @Override
    public String getDisplayType() {
        return "Galien: Pro Santé Connect claims";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "The professional of the directory under Pro Santé Connect's names.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }
}
