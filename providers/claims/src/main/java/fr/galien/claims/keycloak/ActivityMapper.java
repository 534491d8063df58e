package fr.galien.claims.keycloak;

import fr.galien.claims.OwnActivity;
import fr.galien.directory.ProfessionalUser;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * The claim {@code selectedActivity}, beside Pro Santé Connect's set and never in it. Only for software that asks, and only
 * while the directory still knows that activity.
 */
public final class ActivityMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    static final String CLAIM = "selectedActivity";

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, ActivityMapper.class);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        AuthenticatedClientSessionModel client = context.getClientSession();
        String key = client.getNote(OwnActivity.NOTE);
        if (key != null
                && ActivityRequest.isMade(client.getClient(), context.getClientScopesStream())
                && userSession.getUser() instanceof ProfessionalUser user) {
            OwnActivity.of(user.professional(), key)
                    .ifPresent(chosen -> token.getOtherClaims().put(CLAIM, chosen.claim()));
        }
    }

    @Override
    public String getId() {
        return "galien-activity";
    }

    @Override
    public String getDisplayType() {
        return "Galien: selected activity";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Which of their activities the person said they act in.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }
}
