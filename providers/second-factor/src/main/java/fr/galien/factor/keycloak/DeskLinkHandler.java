package fr.galien.factor.keycloak;

import fr.galien.factor.DeskRefusal;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.TokenUtils;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.resources.LoginActionsServiceException;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.urls.UrlType;

/**
 * What a link of the desk does: whoever opens it first is asked whether it is them it names, and then adds the one means it is
 * for, on the desk's word. No session comes of it: what was added is shown at the next login, and is worth what it proves there.
 *
 * <p>Keycloak looks at signature, issuer, age, person and client before, and knows afterwards that a link was used. That another
 * browser may not open it meanwhile is kept here.
 */
public final class DeskLinkHandler extends AbstractActionTokenHandler<DeskLink> {

    private static final String PAGE = "desk-link.ftl";
    private static final String REFUSED = "desk-link-refused.ftl";

    /** In the address behind the button; the page before it has none. */
    private static final String AGREED = "galien-agreed";

    public DeskLinkHandler() {
        super(DeskLink.TYPE, DeskLink.class, Messages.INVALID_CODE, EventType.EXECUTE_ACTIONS, Errors.NOT_ALLOWED);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Predicate<? super DeskLink>[] getVerifiers(ActionTokenContext<DeskLink> context) {
        return TokenUtils.predicates(
                link -> isOffered(context, link) || refuse(context, DeskRefusal.NOT_OFFERED),
                link -> !context.isAuthenticationSessionFresh()
                        || isOpenedFirst(context, link)
                        || refuse(context, DeskRefusal.OPENED_BEFORE));
    }

    private static boolean isOffered(ActionTokenContext<DeskLink> context, DeskLink link) {
        return link.means()
                .filter(means -> Offered.in(context.getRealm(), means))
                .isPresent();
    }

    /** A link that its own browser opens again is not fresh: its address says in which login it goes on. */
    private static boolean isOpenedFirst(ActionTokenContext<DeskLink> context, DeskLink link) {
        return claims(context, link, "opened");
    }

    private static boolean claims(ActionTokenContext<DeskLink> context, DeskLink link, String what) {
        SingleUseObjectProvider shared = context.getSession().singleUseObjects();
        return shared.putIfAbsent(
                "galien.desk." + what + "." + link.getActionVerificationNonce(), DeskLink.LIFE.toSeconds() * 2);
    }

    private static boolean refuse(ActionTokenContext<DeskLink> context, DeskRefusal why)
            throws LoginActionsServiceException {
        context.getEvent().clone().error(why.code());
        throw new LoginActionsServiceException(context.getSession()
                .getProvider(LoginFormsProvider.class)
                .setAttribute("refusal", Map.of("code", why.code(), "date", ""))
                .setStatus(Status.BAD_REQUEST)
                .createForm(REFUSED));
    }

    @Override
    public Response handleToken(DeskLink link, ActionTokenContext<DeskLink> context) {
        if (context.isAuthenticationSessionFresh()) {
            return Response.seeOther(address(link, context)).build();
        }
        NewMeans means = link.means().orElseThrow();
        return AGREED.equals(context.getExecutionId()) ? begin(means, link, context) : ask(means, link, context);
    }

    /** Of the same link in this login and in no other. */
    private static URI address(DeskLink link, ActionTokenContext<DeskLink> context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        link.setCompoundAuthenticationSessionId(
                AuthenticationSessionCompoundId.fromAuthSession(login).getEncodedId());
        return Urls.actionTokenBuilder(
                        session.getContext().getUri(UrlType.FRONTEND).getBaseUri(),
                        link.serialize(session),
                        login.getClient().getClientId(),
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(session, login))
                .build(context.getRealm().getName());
    }

    private static Response ask(NewMeans means, DeskLink link, ActionTokenContext<DeskLink> context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String name =
                Optional.ofNullable(login.getAuthenticatedUser().getFirstName()).orElse("") + " "
                        + Optional.ofNullable(login.getAuthenticatedUser().getLastName())
                                .orElse("");
        return Response.fromResponse(context.getSession()
                        .getProvider(LoginFormsProvider.class)
                        .setAuthenticationSession(login)
                        .setAttribute(
                                "desk",
                                Map.of(
                                        "name", name.strip(),
                                        "means", means.word(),
                                        "onward", address(link, context) + "&execution=" + AGREED))
                        .createForm(PAGE))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response begin(NewMeans means, DeskLink link, ActionTokenContext<DeskLink> context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (claims(context, link, "used")) {
            TellsPeople.of(session).tell(login.getAuthenticatedUser().getId(), Notice.DESK_LINK_USED);
        }
        DeskVouches.say(login, means);
        login.addRequiredAction(means.action());
        String next =
                AuthenticationManager.nextRequiredAction(session, login, context.getRequest(), context.getEvent());
        return AuthenticationManager.redirectToRequiredActions(
                session, context.getRealm(), login, context.getUriInfo(), next);
    }

    @Override
    public boolean canUseTokenRepeatedly(DeskLink link, ActionTokenContext<DeskLink> context) {
        return false;
    }
}
