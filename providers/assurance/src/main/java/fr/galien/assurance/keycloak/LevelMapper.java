package fr.galien.assurance.keycloak;

import fr.galien.assurance.LoginNotes;
import fr.galien.assurance.flow.SessionLevel;
import fr.galien.identity.Assurance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * {@code acr} and {@code amr} from the evidence. As at Pro Santé Connect, the ID token answers the request
 * ({@code eidas1} when {@code eidas1} was asked, all its clients accept) while the access token and introspection tell
 * the level the session is worth at that moment. A client that wants to know it everywhere asks for the scope {@value #TRUE_LEVEL}. A token
 * without a level of ours carries neither claim.
 */
public final class LevelMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, TokenIntrospectionTokenMapper {

    static final String TRUE_LEVEL = "level";

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, LevelMapper.class);
    }

    @Override
    public String getId() {
        return "galien-level";
    }

    @Override
    public String getDisplayType() {
        return "Galien: level of assurance";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "acr and amr, computed from the evidence of the session.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        SessionLevel.of(userSession).ifPresent(worth -> {
            boolean told = token instanceof AccessToken || asksForTheTrueLevel(context);
            token.setAcr((told ? worth.level() : answer(context, worth.level())).acr());
            token.setOtherClaims("amr", worth.by().means().methods());
        });
    }

    /** What this client was answered when it asked, unless the session has faded since. */
    private static Assurance answer(ClientSessionContext context, Assurance worth) {
        return Optional.ofNullable(context.getClientSession().getNote(LoginNotes.ANSWER))
                .flatMap(Assurance::ofAcr)
                .filter(worth::isAtLeast)
                .orElse(worth);
    }

    private static boolean asksForTheTrueLevel(ClientSessionContext context) {
        return context.getClientScopesStream().anyMatch(scope -> TRUE_LEVEL.equals(scope.getName()));
    }
}
