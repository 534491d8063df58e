package fr.galien.mobile.keycloak;

import fr.galien.assurance.LevelRequest;
import fr.galien.identity.Assurance;
import fr.galien.mobile.Approval;
import fr.galien.mobile.Approvals;
import fr.galien.mobile.CibaQuestion;
import fr.galien.mobile.CibaRefusal;
import fr.galien.mobile.CibaRules;
import fr.galien.mobile.Devices.Owned;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.CibaConfig;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelAuthenticationRequestContext;
import org.keycloak.protocol.oidc.grants.ciba.endpoints.request.BackchannelAuthenticationEndpointRequest;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Before a request over CIBA is taken: judges it and opens it. Here and not in {@link CibaChannel}, because whatever the
 * channel says no with, Keycloak makes "503, try again" of it; and opened here, because only the engine knows at the same
 * moment whether there is room and that the room is taken.
 */
final class CibaExecutor implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

    /** A client attribute: {@code 6} where the software shows six digits. */
    static final String DIGITS = "galien.ciba.digits";

    private static final String CHANNEL = "channel";
    private static final String OPENID = "openid";

    private final KeycloakSession session;

    CibaExecutor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        if (context instanceof BackchannelAuthenticationRequestContext asked) {
            MobileEngine engine = MobileResourceProviderFactory.of(session);
            CIBAAuthenticationRequest request = asked.getParsedRequest();
            CibaQuestion question = question(engine, asked);
            refuse(CibaRules.judge(question));
            String user = request.getUser().getId();
            String client = request.getClient().getClientId();
            if (!engine.limits().mayAsk(user, client)) {
                refuse(Optional.of(CibaRefusal.TOO_OFTEN));
            }
            Optional<Approvals.Opened> opened = engine.approvals().open(toOpen(engine, request, question));
            if (opened.isEmpty()) {
                refuse(Optional.of(CibaRefusal.NO_PLACE));
            }
            engine.limits().asked(user, client);
            CibaChannel.hand(session, request, opened.orElseThrow());
        }
    }

    private CibaQuestion question(MobileEngine engine, BackchannelAuthenticationRequestContext asked) {
        CIBAAuthenticationRequest request = asked.getParsedRequest();
        BackchannelAuthenticationEndpointRequest parameters = asked.getRequest();
        ClientModel client = request.getClient();
        UserModel user = request.getUser();
        CibaConfig policy = session.getContext().getRealm().getCibaPolicy();
        return new CibaQuestion(
                asked.getRequestParameters().values().stream().anyMatch(values -> values.size() > 1),
                CibaConfig.CIBA_POLL_MODE.equals(policy.getBackchannelTokenDeliveryMode(client)),
                Optional.ofNullable(request.getBindingMessage()),
                "6".equals(client.getAttribute(DIGITS)) ? Approvals.NUMBER_LENGTH : CibaQuestion.TWO_DIGITS,
                channel(parameters, asked.getRequestParameters()),
                Optional.ofNullable(parameters.getRequestedExpiry()),
                policy.getExpiresIn(),
                new LevelRequest(AcrUtils.getAcrValues(parameters.getClaims(), request.getAcrValues(), client)),
                user.getRequiredActionsStream().findAny().isPresent(),
                engine.devices().of(user.getId()).stream().map(Owned::device).toList(),
                engine.clients().isSilenced(user.getId(), client.getId()));
    }

    /** As it came: Keycloak forgets a parameter it does not know where there are many, or where it is long. */
    private static Optional<String> channel(
            BackchannelAuthenticationEndpointRequest request, MultivaluedMap<String, String> parameters) {
        return Optional.ofNullable(parameters.getFirst(CHANNEL))
                .or(() -> Optional.ofNullable(request.getAdditionalReqParams().get(CHANNEL)));
    }

    private Approvals.Question toOpen(MobileEngine engine, CIBAAuthenticationRequest request, CibaQuestion question) {
        ClientModel client = request.getClient();
        boolean known = engine.clients().isKnown(request.getUser().getId(), client.getId());
        String source = session.getContext().getConnection().getRemoteAddr();
        return new Approvals.Question(
                question.isForTheCard() ? Approval.Kind.CARD : Approval.Kind.CIBA,
                Optional.of(request.getUser().getId()),
                new Approval.Client(
                        client.getClientId(),
                        Optional.ofNullable(client.getName()).orElse(client.getClientId())),
                Optional.of(question.least().orElse(Assurance.EIDAS1)),
                Arrays.stream(request.getScope().split(" "))
                        .filter(scope -> !scope.isBlank() && !OPENID.equals(scope))
                        .distinct()
                        .toList(),
                source,
                "",
                source,
                known,
                known && !question.isForTheCard(),
                question.number(),
                Duration.ofSeconds(question.expiry().orElse(question.longest())),
                CibaOrigin.of(request, question).asMap());
    }

    private static void refuse(Optional<CibaRefusal> why) throws ClientPolicyException {
        if (why.isPresent()) {
            throw new ClientPolicyException(why.get().error(), why.get().errorDescription());
        }
    }

    @Override
    public String getProviderId() {
        return CibaExecutorFactory.ID;
    }
}
