package fr.galien.mobile.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.Levels;
import fr.galien.assurance.LoginNotes;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import fr.galien.mobile.CibaRefusal;
import fr.galien.mobile.Decision;
import fr.galien.mobile.Device;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.managers.UserConsentManager;

/**
 * Tokens for an approval. Keycloak's own grant, before whose tokens the approval is taken home, once; it says what the session
 * is worth, where Keycloak would say the least of all levels whatever was approved.
 */
final class CibaGrant extends CibaGrantType {

    @Override
    protected Response createTokenResponse(
            UserModel user,
            UserSessionModel userSession,
            ClientSessionContext clientSessionCtx,
            String scopeParam,
            boolean code,
            Function<TokenManager.AccessTokenResponseBuilder, ClientPolicyContext> clientPolicyContextGenerator) {
        AuthenticatedClientSessionModel clientSession = clientSessionCtx.getClientSession();
        Decision decision = redeem(clientSession.getNote(ADDITIONAL_CALLBACK_PARAMS_PREFIX + CibaAnswers.CID), user);
        note(userSession, clientSession, decision);
        if (!client.isConsentRequired()) {
            // Keycloak has just written one down for everybody who ever logs in this way.
            UserConsentManager.revokeConsentForClient(session, realm, user, client.getId());
        }
        return super.createTokenResponse(
                user, userSession, clientSessionCtx, scopeParam, code, clientPolicyContextGenerator);
    }

    private Decision redeem(String cid, UserModel user) {
        MobileEngine engine = MobileResourceProviderFactory.of(session);
        return Optional.ofNullable(cid)
                .flatMap(engine.approvals()::redeem)
                .filter(decision -> decision.state() == Decision.State.APPROVED)
                .filter(decision -> decision.user().equals(user.getId()))
                .filter(decision -> mayStill(engine, decision, user))
                .orElseThrow(() -> refused(CibaRefusal.APPROVAL_VOID));
    }

    /** A person may be locked, and a phone suspended, between the approval and now. */
    private boolean mayStill(MobileEngine engine, Decision decision, UserModel user) {
        return decision.credential().equals(Decision.CARD)
                ? AuthenticatorUtils.getDisabledByBruteForceEventError(
                                session.getProvider(BruteForceProtector.class), session, realm, user)
                        == null
                : engine.devices()
                        .find(user.getId(), decision.credential())
                        .filter(owned -> owned.userMayLogIn() && owned.device().status() == Device.Status.ACTIVE)
                        .isPresent();
    }

    /** The same notes as the last step of a login in a browser leaves. */
    private void note(UserSessionModel userSession, AuthenticatedClientSessionModel clientSession, Decision decision) {
        Means means = means(decision);
        Evidence evidence = new Evidence(List.of(new Evidence.Act(means, decision.at(), decision.credential())));
        switch (CibaOrigin.read(decision.origin())
                .levels()
                .decide(Levels.of(realm::getAttribute).worth(means))) {
            case LevelRequest.Decision.Granted granted -> clientSession.setNote(LoginNotes.ANSWER, granted.answer());
            case LevelRequest.Decision.Refused refused -> throw refused(CibaRefusal.APPROVAL_VOID);
        }
        userSession.setNote(Evidence.NOTE, evidence.encode());
        userSession.setNote(
                AuthenticationManager.AUTH_TIME, Long.toString(decision.at().getEpochSecond()));
        if (!decision.credential().equals(Decision.CARD)) {
            userSession.setNote(PhoneLoginAuthenticator.DEVICE_NOTE, decision.credential());
        }
    }

    private static Means means(Decision decision) {
        Assurance level = decision.level().orElseThrow();
        if (decision.credential().equals(Decision.CARD)) {
            return level == Assurance.EIDAS3 ? Means.SMART_CARD : Means.SMART_CARD_NOT_CHECKED;
        }
        return level.isAtLeast(Assurance.EIDAS2) ? Means.PHONE_ATTESTED : Means.PHONE;
    }

    private CorsErrorResponseException refused(CibaRefusal why) {
        event.error(why.code());
        return new CorsErrorResponseException(cors, why.error(), why.errorDescription(), Response.Status.BAD_REQUEST);
    }
}
