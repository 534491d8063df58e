package fr.galien.factor.keycloak;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import fr.galien.factor.Json;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyName;
import fr.galien.factor.PasskeyRefusal;
import fr.galien.factor.Vouched;
import fr.galien.factor.keycloak.OwnKeys.OwnKey;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.keycloak.WebAuthnConstants;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegister;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Adds a key for a person who has just shown something for this purpose that vouches for it. Keycloak registers it; who vouches,
 * what is known of the key, and what it is worth are ours. Asked for with {@code kc_action}.
 */
final class AddKeyAction extends WebAuthnPasswordlessRegister {

    /** Notes of the login: on whose word and since when, and the credential that is stored. */
    private static final String BEGUN = "galien.key.begun";

    private static final String STORED = "galien.key.stored";

    /** No session is young enough: whoever asks for this identifies themselves. */
    private static final int NEVER_BY_SINGLE_SIGN_ON = -1;

    /** From the page to the key: a drawer to look for it in, a code to choose. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<String> ANSWER = List.of(
            WebAuthnConstants.PUBLIC_KEY_CREDENTIAL_ID,
            WebAuthnConstants.CLIENT_DATA_JSON,
            WebAuthnConstants.ATTESTATION_OBJECT);

    /** A list of a browser's own words. */
    private static final String TRANSPORTS = "[a-z,-]{0,64}";

    private final KeycloakSession session;
    private final KeyKind kind;
    private final Clock clock;

    /** What this request brings; Keycloak's registration has no place for it. */
    private NewKey seen;

    AddKeyAction(KeycloakSession session, KeyKind kind, Clock clock) {
        super(session, new NullCertPathTrustworthinessVerifier());
        this.session = session;
        this.kind = kind;
        this.clock = clock;
    }

    /** On whose word a key is added, which the page keeps while the person looks for the key. */
    record Begun(Vouched vouched, Instant at) {
        boolean lasts(Instant now) {
            return now.isBefore(at.plus(PATIENCE));
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (stored(context).isPresent()) {
            context.challenge(page(context).done(stored(context).get()));
        } else {
            begun(context)
                    .or(() -> begin(context))
                    .ifPresentOrElse(
                            begun -> ask(context, Optional.empty()), () -> end(context, PasskeyRefusal.NOT_FRESH));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Optional<Begun> begun = begun(context);
        if (stored(context).isPresent()) {
            context.success();
        } else if (begun.isEmpty()) {
            end(context, PasskeyRefusal.NOT_FRESH);
        } else if (new OwnKeys(context.getUser()).areTooMany()) {
            end(context, PasskeyRefusal.TOO_MANY);
        } else if (!form.containsKey(WebAuthnConstants.ATTESTATION_OBJECT)
                || form.getFirst(WebAuthnConstants.ATTESTATION_OBJECT).isEmpty()) {
            refuse(context, PasskeyRefusal.NOTHING_READ);
        } else if (!isWellFormed(form) || !KeyChallenge.spend(session, context.getAuthenticationSession())) {
            refuse(context, PasskeyRefusal.NOT_VERIFIED);
        } else {
            register(context, begun.get().vouched());
        }
    }

    private void register(RequiredActionContext context, Vouched vouched) {
        seen = new NewKey(
                kind, new OwnKeys(context.getUser()), KeepsKeyMetadata.judge(session), vouched, clock.instant());
        super.processAction(context);
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            keep(context);
        } else {
            // In the place of the page of errors that Keycloak has made.
            refuse(context, seen.refusal());
        }
    }

    /** In the transaction that stores the key. */
    private void keep(RequiredActionContext context) {
        UserModel person = context.getUser();
        OwnKeys owned = new OwnKeys(person);
        OwnKey key = owned.find(seen.id()).orElseThrow();
        KeyEvidence evidence = seen.evidence(key.credential());
        new KeyEvidenceStore(person).keep(evidence);
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst("name");
        person.credentialManager()
                .updateCredentialLabel(
                        key.credential(), KeyName.of(typed, page(context).model(evidence.aaguid()), owned.names()));
        context.getAuthenticationSession().setAuthNote(STORED, key.credential());
        context.getEvent().clone().success();
        TellsPeople.of(session).tell(person.getId(), kind.added());
        context.challenge(page(context).done(key.credential()));
    }

    private void ask(RequiredActionContext context, Optional<PasskeyRefusal> why) {
        if (new OwnKeys(context.getUser()).areTooMany()) {
            end(context, PasskeyRefusal.TOO_MANY);
        } else {
            context.challenge(page(context).ask(why));
        }
    }

    /** What the next answer may mend. */
    private void refuse(RequiredActionContext context, PasskeyRefusal why) {
        event(context, why);
        ask(context, Optional.of(why));
    }

    private void end(RequiredActionContext context, PasskeyRefusal why) {
        event(context, why);
        context.challenge(page(context).refused(why));
    }

    private void event(RequiredActionContext context, PasskeyRefusal why) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, getCredentialType())
                .error(why.code());
    }

    private static boolean isWellFormed(MultivaluedMap<String, String> form) {
        String transports = form.getFirst(WebAuthnConstants.TRANSPORTS);
        try {
            for (String field : ANSWER) {
                Base64.getUrlDecoder().decode(form.getFirst(field));
            }
            return transports == null || transports.matches(TRANSPORTS);
        } catch (IllegalArgumentException | NullPointerException malformed) {
            return false;
        }
    }

    private Optional<Begun> begin(RequiredActionContext context) {
        Optional<Begun> begun =
                Vouching.of(context, kind.means(), clock.instant()).map(word -> new Begun(word, clock.instant()));
        begun.ifPresent(one -> context.getAuthenticationSession().setAuthNote(BEGUN, Json.write(one)));
        return begun;
    }

    private Optional<Begun> begun(RequiredActionContext context) {
        return Json.read(context.getAuthenticationSession().getAuthNote(BEGUN), Begun.class)
                .filter(begun -> begun.lasts(clock.instant()));
    }

    /** Keycloak's id of what this login added. */
    private static Optional<String> stored(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Optional.ofNullable(login.getAuthNote(STORED));
    }

    private AddKeyPage page(RequiredActionContext context) {
        return new AddKeyPage(session, context, kind);
    }

    @Override
    protected WebAuthnRegistrationManager createWebAuthnRegistrationManager(WebAuthnPolicy policy) {
        return kind.verifier(seen);
    }

    @Override
    protected WebAuthnPolicy getWebAuthnPolicy(RequiredActionContext context) {
        return kind.policy(context.getRealm());
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return NEVER_BY_SINGLE_SIGN_ON;
    }
}
