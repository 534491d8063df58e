package fr.galien.factor.keycloak;

import fr.galien.assurance.GuessLimits;
import fr.galien.assurance.flow.Guesses;
import fr.galien.assurance.flow.Proved;
import fr.galien.factor.Typed;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

/**
 * A password and a code, by Keycloak's own credential providers. One password hash is reckoned whoever is named, because its
 * time can be measured from afar. A code is looked at only behind a right password: looking uses it up.
 */
final class PasswordJudge {

    /** Longer than a transaction that uses a recovery code up can take, after which the list itself has it no more. */
    private static final Duration ONE_TRANSACTION = Duration.ofMinutes(10);

    private final AuthenticationFlowContext flow;
    private final KeycloakSession session;

    PasswordJudge(AuthenticationFlowContext flow) {
        this.flow = flow;
        this.session = flow.getSession();
    }

    sealed interface Verdict {
        /**
         * @param credential        Keycloak's id of the application or list the code is of
         * @param recoveryCodesLeft empty where none was used
         */
        record Right(UserModel person, String credential, Optional<Integer> recoveryCodesLeft) implements Verdict {}

        /** @param why for the operator's eyes */
        record Wrong(Why why) implements Verdict {}
    }

    enum Why {
        UNKNOWN,
        NOT_ALLOWED,
        /** By the directory or by an operator, or somebody else is identified already. */
        NOT_TO_LOG_IN,
        NO_PASSWORD,
        TOO_OFTEN,
        PASSWORD,
        /** Behind the right password. */
        CODE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Verdict judge(Optional<UserModel> named, Typed typed) {
        if (named.isEmpty()) {
            return unheard(Why.UNKNOWN);
        }
        UserModel person = named.get();
        if (!MayUsePasswords.here(flow.getRealm(), person)) {
            return unheard(Why.NOT_ALLOWED);
        }
        if (Proved.refusal(flow, person).isPresent()) {
            return unheard(Why.NOT_TO_LOG_IN);
        }
        SubjectCredentialManager credentials = person.credentialManager();
        // Read in any case, so that the time until a wrong code is the time until a wrong password.
        List<CredentialModel> applications = applications(credentials);
        if (credentials
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findAny()
                .isEmpty()) {
            return unheard(Why.NO_PASSWORD);
        }
        Optional<GuessLimits.Try> heard = Guesses.begin(session, person.getId());
        if (heard.isEmpty()) {
            return unheard(Why.TOO_OFTEN);
        }
        if (!credentials.isValid(UserCredentialModel.password(typed.password()))) {
            return new Verdict.Wrong(Why.PASSWORD);
        }
        Verdict verdict = typed.recovery().isEmpty()
                ? byApplication(person, applications, typed.code())
                : byPaper(person, typed.recovery());
        if (verdict instanceof Verdict.Right) {
            heard.get().right();
        }
        return verdict;
    }

    /** Without a password to compare, as long as with one. */
    private Verdict unheard(Why why) {
        AuthenticatorUtils.dummyHash(flow);
        return new Verdict.Wrong(why);
    }

    /** Keycloak takes each code once, over all nodes. Counters it would not: two nodes can read the same. */
    private static List<CredentialModel> applications(SubjectCredentialManager credentials) {
        return credentials
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(stored -> OTPCredentialModel.TOTP.equals(OTPCredentialModel.createFromCredentialModel(stored)
                        .getOTPCredentialData()
                        .getSubType()))
                .toList();
    }

    private static Verdict byApplication(UserModel person, List<CredentialModel> applications, String code) {
        return applications.stream()
                .map(CredentialModel::getId)
                .filter(id ->
                        person.credentialManager().isValid(new UserCredentialModel(id, OTPCredentialModel.TYPE, code)))
                .findFirst()
                .<Verdict>map(id -> new Verdict.Right(person, id, Optional.empty()))
                .orElseGet(() -> new Verdict.Wrong(Why.CODE));
    }

    /**
     * Keycloak reads the list, compares and writes it back without the next code: two requests at once would both be right. The
     * code is claimed first, so that one of them looks.
     */
    private Verdict byPaper(UserModel person, String code) {
        SingleUseObjectProvider names = session.singleUseObjects();
        String claim = "galien.recovery." + person.getId() + "."
                + HexFormat.of().formatHex(RecoveryAuthnCodesUtils.hashRawCode(code), 0, 32);
        if (!names.putIfAbsent(claim, ONE_TRANSACTION.toSeconds())) {
            return new Verdict.Wrong(Why.CODE);
        }
        if (!person.credentialManager().isValid(UserCredentialModel.buildFromBackupAuthnCode(code))) {
            names.remove(claim);
            return new Verdict.Wrong(Why.CODE);
        }
        RecoveryAuthnCodesCredentialModel list = person.credentialManager()
                .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
                .findFirst()
                .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel)
                .orElseThrow();
        return new Verdict.Right(person, list.getId(), Optional.of(RecoveryCodes.left(list)));
    }
}
