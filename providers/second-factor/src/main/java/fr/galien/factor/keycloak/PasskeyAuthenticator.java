package fr.galien.factor.keycloak;

import static org.keycloak.services.messages.Messages.WEBAUTHN_ERROR_AUTH_VERIFICATION;

import fr.galien.assurance.Means;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.assurance.flow.Chosen;
import fr.galien.assurance.flow.Proved;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.Notice;
import fr.galien.factor.PasskeyRefusal;
import fr.galien.factor.keycloak.OwnKeys.OwnKey;
import fr.galien.identity.Failure;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.WebAuthnPasswordlessAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Takes in what a key signed. It has no page: the page of choice, or another's, asks the key and posts its answer with the
 * choice; whatever was wrong is said on the page of choice, with a new challenge.
 *
 * <p>Keycloak verifies; what the key is worth is judged here. A refusal begins the flow again and fails nothing: no key can be
 * guessed, so none is counted.
 */
final class PasskeyAuthenticator extends WebAuthnPasswordlessAuthenticator {

    static final String CHOICE = Means.PASSKEY.choice();

    /** webauthn4j looks at the counter after the signature, and Keycloak hands on its words alone. */
    private static final String COUNTER_WENT_BACK =
            "Malicious counter value is detected. Cloned authenticators exist in parallel.";

    /** Where in the authenticator data the flags are (WebAuthn §6.1), and one of them. */
    private static final int FLAGS = 32;

    private static final int BACKUP_ELIGIBLE = 0x08;

    private static final List<String> ANSWER = List.of(
            WebAuthnConstants.CREDENTIAL_ID,
            WebAuthnConstants.CLIENT_DATA_JSON,
            WebAuthnConstants.AUTHENTICATOR_DATA,
            WebAuthnConstants.SIGNATURE,
            WebAuthnConstants.USER_HANDLE);

    /** WebAuthn §5.4.3; and no database looks for what cannot be a person's id. */
    private static final Pattern HANDLE = Pattern.compile("\\P{Cntrl}{0,64}");

    /** Fields of Keycloak's own pages, which do more than ours may. */
    private static final List<String> NOT_OURS = List.of(AuthenticationManager.FORM_USERNAME, "cancel", "rememberMe");

    /** Details by which Keycloak's events say who somebody says they are. */
    private static final List<String> SAYS_WHO = List.of(
            Details.USERNAME,
            WebAuthnConstants.AUTHENTICATED_USER_ID,
            WebAuthnConstants.FIRST_AUTHENTICATED_USER_ID,
            WebAuthnConstants.PUBKEY_CRED_ID_ATTR);

    private final Clock clock;

    PasskeyAuthenticator(KeycloakSession session, Clock clock) {
        super(session);
        this.clock = clock;
    }

    /** For one click on a page of the login: what the browser is to be asked. */
    void prepare(AuthenticationFlowContext flow, LoginFormsProvider page) {
        String challenge = KeyChallenge.fresh(flow.getAuthenticationSession());
        Optional<UserModel> known = Proved.alreadyIdentified(flow);
        List<OwnKey> enough =
                known.stream().flatMap(person -> enough(flow, person)).toList();
        if (known.isEmpty() || !enough.isEmpty()) {
            page.setAttribute(
                    CHOICE,
                    Map.of(
                            "options",
                            KeyOptions.of(session, getWebAuthnPolicy(flow)).request(challenge, enough)));
        }
    }

    /** Their keys that would do here. */
    private Stream<OwnKey> enough(AuthenticationFlowContext flow, UserModel person) {
        KeyJudge judge = KeepsKeyMetadata.judge(session);
        AskedLevel asked = AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession());
        return new OwnKeys(person)
                .all().stream()
                        .filter(key -> !key.isOfARefusedModel(judge)
                                && asked.refusal(key.means(judge)).isEmpty());
    }

    @Override
    public void authenticate(AuthenticationFlowContext flow) {
        if (Chosen.is(flow, CHOICE)) {
            action(flow);
        } else {
            flow.attempted();
        }
    }

    @Override
    public void action(AuthenticationFlowContext flow) {
        MultivaluedMap<String, String> form = flow.getHttpRequest().getDecodedFormParameters();
        if (form.keySet().stream().anyMatch(NOT_OURS::contains)) {
            refuse(flow, PasskeyRefusal.NOT_RECOGNISED);
        } else if (!form.containsKey(WebAuthnConstants.CREDENTIAL_ID)) {
            refuse(flow, nothingRead(flow));
        } else if (!ANSWER.stream().allMatch(field -> isBase64Url(form.getFirst(field)))
                || !HANDLE.matcher(text(form.getFirst(WebAuthnConstants.USER_HANDLE)))
                        .matches()) {
            refuse(flow, PasskeyRefusal.NOT_RECOGNISED);
        } else if (!KeyChallenge.spend(session, flow.getAuthenticationSession())) {
            refuse(flow, PasskeyRefusal.PAGE_USED);
        } else {
            verify(flow, form);
        }
    }

    private void verify(AuthenticationFlowContext flow, MultivaluedMap<String, String> form) {
        try {
            if (form.getFirst(WebAuthnConstants.USER_HANDLE).isEmpty()) {
                // An older key that was told which of its credentials is meant says no more.
                Proved.alreadyIdentified(flow).ifPresent(flow::setUser);
            }
            super.action(flow);
            if (flow.getStatus() == FlowStatus.SUCCESS) {
                UserModel person = flow.getUser();
                // Whether they are the person who is there already, is still to be seen.
                flow.clearUser();
                meet(flow, person, form);
            }
        } catch (AuthenticationFlowException disabled) {
            // Keycloak looks at this only when it has verified the key.
            refuse(flow, PasskeyRefusal.NO_LONGER_IN_PRACTICE);
        }
    }

    private PasskeyRefusal nothingRead(AuthenticationFlowContext flow) {
        return Proved.alreadyIdentified(flow)
                        .filter(person -> enough(flow, person).findAny().isEmpty())
                        .isPresent()
                ? PasskeyRefusal.NONE_WOULD_DO
                : PasskeyRefusal.NOTHING_READ;
    }

    private static String text(String base64Url) {
        return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8);
    }

    private static boolean isBase64Url(String text) {
        try {
            return text != null && Base64.getUrlDecoder().decode(text) != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The key is theirs. */
    private void meet(AuthenticationFlowContext flow, UserModel person, MultivaluedMap<String, String> form) {
        OwnKey key = new OwnKeys(person)
                .find(Base64.getEncoder()
                        .encodeToString(Base64.getUrlDecoder().decode(form.getFirst(WebAuthnConstants.CREDENTIAL_ID))))
                .orElseThrow();
        KeyJudge judge = KeepsKeyMetadata.judge(session);
        Means means = key.means(judge);
        Optional<? extends Failure> refusal = ofTheKey(key, judge, form)
                .or(() -> Proved.refusal(flow, person).map(PasskeyAuthenticator::of))
                .<Failure>map(why -> why)
                .or(() -> AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession())
                        .refusal(means));
        refusal.ifPresentOrElse(
                why -> refuse(flow, why), () -> Proved.by(flow, person, means, key.credential(), clock));
    }

    private static Optional<PasskeyRefusal> ofTheKey(OwnKey key, KeyJudge judge, MultivaluedMap<String, String> form) {
        if (changed(key, form)) {
            return Optional.of(PasskeyRefusal.NOT_RECOGNISED);
        }
        return key.isOfARefusedModel(judge) ? Optional.of(PasskeyRefusal.MODEL_REFUSED) : Optional.empty();
    }

    /** WebAuthn §7.2: whether a key may be copied does not change after it was made. */
    private static boolean changed(OwnKey key, MultivaluedMap<String, String> form) {
        byte[] data = Base64.getUrlDecoder().decode(form.getFirst(WebAuthnConstants.AUTHENTICATOR_DATA));
        boolean eligible = (data[FLAGS] & BACKUP_ELIGIBLE) != 0;
        return key.evidence()
                .filter(known -> known.backupEligible() != eligible)
                .isPresent();
    }

    private static PasskeyRefusal of(Proved.Refusal why) {
        return switch (why) {
            case ANOTHER_PERSON -> PasskeyRefusal.ANOTHER_PERSON;
            case DISABLED -> PasskeyRefusal.NO_LONGER_IN_PRACTICE;
        };
    }

    /** In the place of Keycloak's page of errors, which tells one from another. */
    @Override
    protected void setErrorResponse(AuthenticationFlowContext flow, String errorCase, String errorMessage) {
        if (WEBAUTHN_ERROR_AUTH_VERIFICATION.equals(errorCase) && COUNTER_WENT_BACK.equals(errorMessage)) {
            TellsPeople.of(session).tell(claimed(flow), Notice.CLONE_SUSPECTED);
            refuse(flow, PasskeyRefusal.COPIED);
        } else {
            refuse(flow, PasskeyRefusal.NOT_RECOGNISED);
        }
    }

    /** By the key; where its signature was right, rightly. */
    private static String claimed(AuthenticationFlowContext flow) {
        String handle = flow.getHttpRequest().getDecodedFormParameters().getFirst(WebAuthnConstants.USER_HANDLE);
        return Optional.ofNullable(flow.getUser()).map(UserModel::getId).orElseGet(() -> text(handle));
    }

    private static void refuse(AuthenticationFlowContext flow, Failure why) {
        // The code alone: an event says who somebody is only when it is known to be them.
        SAYS_WHO.forEach(flow.getEvent()::removeDetail);
        flow.getEvent().user((String) null).clone().error(why.code());
        flow.form().setAttribute("refusal", Map.of("code", why.code(), "date", ""));
        flow.resetFlow();
    }

    /** Else Keycloak would end the login of a known person who has no key, whatever means they choose. */
    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
