package fr.galien.token.keycloak;

import fr.galien.assurance.Levels;
import fr.galien.assurance.flow.SessionLevel;
import fr.galien.oidc.ServiceToken;
import fr.galien.token.ExchangeRefused;
import fr.galien.token.MessagingLogin;
import fr.galien.token.Requester;
import fr.galien.token.Service;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelAuthenticationRequestContext;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenResponseContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.TokenRefreshResponseContext;
import org.keycloak.services.clientpolicy.context.TokenResponseContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Lets the access token of a login say which mailbox it opens, or refuses it. Here and not in a mapper, because a mapper can say
 * nothing and cannot refuse; and over CIBA before a phone rings for nothing. A grant that does not come by here gives a token
 * without mailbox, which opens none.
 */
record MailboxExecutor(KeycloakSession session, MessagingLogin rules)
        implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    private static final Logger LOG = Logger.getLogger(MailboxExecutor.class);

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        try {
            switch (context) {
                case TokenResponseContext code -> answer(code.getAccessTokenResponseBuilder(), code.getParams());
                case TokenRefreshResponseContext refresh ->
                    answer(refresh.getAccessTokenResponseBuilder(), refresh.getParams());
                case BackchannelTokenResponseContext ciba ->
                    answer(ciba.getAccessTokenResponseBuilder(), ciba.getRequestParameters());
                case BackchannelAuthenticationRequestContext ciba -> beforeItRings(ciba.getParsedRequest());
                default -> {}
            }
        } catch (ExchangeRefused refused) {
            LOG.infof(
                    "%s: client '%s' gets no token for messaging",
                    refused.code(), session.getContext().getClient().getClientId());
            throw new ClientPolicyException(refused.error(), refused.getMessage());
        }
    }

    private void beforeItRings(CIBAAuthenticationRequest request) throws ExchangeRefused {
        if (MessagingLogin.isAsked(request.getScope())) {
            Mailboxes.claims(rules, request.getUser(), Optional.empty());
        }
    }

    private void answer(AccessTokenResponseBuilder response, MultivaluedMap<String, String> parameters)
            throws ExchangeRefused {
        AccessToken token = response.getAccessToken();
        // What an exchange made for messaging was judged there.
        if (!MessagingLogin.isAsked(token.getScope())
                || token.getOtherClaims().containsKey(ServiceToken.LOGIN_CLIENT)) {
            return;
        }
        AuthenticatedClientSessionModel login = response.getClientSessionCtx().getClientSession();
        ClientModel client = login.getClient();
        rules.audience(
                        Requester.of(client.getClientId(), client.getAttributes()),
                        SessionLevel.of(login.getUserSession()).map(Levels.Worth::level),
                        this::service)
                .forEach(token::addAudience);
        token.getOtherClaims()
                .putAll(Mailboxes.claims(
                        rules,
                        login.getUserSession().getUser(),
                        Optional.ofNullable(parameters.getFirst(Mailboxes.PARAMETER))));
    }

    private Optional<Service> service(String id) {
        return Optional.ofNullable(session.getContext().getRealm().getClientByClientId(id))
                .filter(ClientModel::isEnabled)
                .flatMap(found -> Service.of(id, found::getAttribute));
    }

    @Override
    public String getProviderId() {
        return MailboxExecutorFactory.ID;
    }
}
