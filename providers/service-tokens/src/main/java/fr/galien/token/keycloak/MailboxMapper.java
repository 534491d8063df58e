package fr.galien.token.keycloak;

import fr.galien.directory.FindMailboxes;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.MailboxClaims;
import fr.galien.token.MessagingLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.endpoints.TokenIntrospectionEndpoint;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * Introspection of a login's token for messaging: the mailbox it opens, while the directory still says that it is theirs. What
 * the token itself says, {@link MailboxExecutor} put there.
 */
public final class MailboxMapper extends AbstractOIDCProtocolMapper implements TokenIntrospectionTokenMapper {

    private static final List<ProviderConfigProperty> SETTINGS = new ArrayList<>();

    static {
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(SETTINGS, MailboxMapper.class);
    }

    private MessagingLogin rules;

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = new MessagingLogin(DirectoryPorts.find(factory, FindMailboxes.class));
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        Optional<String> opened = opened(session);
        if (opened.isPresent()) {
            try {
                token.getOtherClaims().putAll(Mailboxes.claims(rules, userSession.getUser(), opened));
            } catch (ExchangeRefused noLongerTheirs) {
                // It names no mailbox, and so opens none.
            }
        }
    }

    /** Said by the token alone: Keycloak hands a mapper one that has only just begun. */
    private static Optional<String> opened(KeycloakSession session) {
        String signed = session.getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst(TokenIntrospectionEndpoint.PARAM_TOKEN);
        return Optional.ofNullable(session.tokens().decode(signed, AccessToken.class))
                .map(token -> token.getOtherClaims().get(MailboxClaims.MAILBOX))
                .map(Object::toString);
    }

    @Override
    public String getId() {
        return "galien-mailbox";
    }

    @Override
    public String getDisplayType() {
        return "Galien: mailbox";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Introspection names the mailbox a token for messaging opens.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return SETTINGS;
    }
}
