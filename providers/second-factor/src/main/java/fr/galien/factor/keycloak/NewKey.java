package fr.galien.factor.keycloak;

import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.CertificateException;
import com.webauthn4j.verifier.exception.PublicKeyMismatchException;
import com.webauthn4j.verifier.exception.SelfAttestationProhibitedException;
import com.webauthn4j.verifier.exception.VerificationException;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyVerdict;
import fr.galien.factor.KeyVerdict.AtEnrolment;
import fr.galien.factor.PasskeyRefusal;
import fr.galien.factor.Vouched;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A key that is being added: what Keycloak's own verification saw of it, and why it is refused. Keycloak keeps neither, and
 * stores what it verified in the same call; so ours is looked at in between.
 */
final class NewKey {

    private static final String UNATTESTED = "none";

    private final KeyKind kind;
    private final OwnKeys owned;
    private final KeyJudge judge;
    private final Vouched vouched;
    private final Instant now;

    private PasskeyRefusal refusal = PasskeyRefusal.NOT_VERIFIED;
    private Optional<KeyEvidence> evidence = Optional.empty();
    private byte[] id = {};

    NewKey(KeyKind kind, OwnKeys owned, KeyJudge judge, Vouched vouched, Instant now) {
        this.kind = kind;
        this.owned = owned;
        this.judge = judge;
        this.vouched = vouched;
        this.now = now;
    }

    /** Why nothing was stored. */
    PasskeyRefusal refusal() {
        return refusal;
    }

    /** As Keycloak keeps it. */
    String id() {
        return Base64.getEncoder().encodeToString(id);
    }

    /** @param passkey Keycloak's id of what it stored */
    KeyEvidence evidence(String passkey) {
        KeyEvidence seen = evidence.orElseThrow();
        return new KeyEvidence(
                        passkey,
                        seen.aaguid(),
                        seen.format(),
                        seen.chain(),
                        seen.backupEligible(),
                        seen.backedUp(),
                        seen.vouched(),
                        seen.enrolledAt(),
                        Optional.empty())
                .judged(judge.judge(seen), now);
    }

    /** @throws Refused if there is more against the key than Keycloak looks at */
    void verified(RegistrationData data) {
        AuthenticatorData<?> key =
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        id = Objects.requireNonNull(key.getAttestedCredentialData()).getCredentialId();
        if (owned.all().stream().anyMatch(own -> own.id().equals(id()))) {
            throw refuse(PasskeyRefusal.ALREADY_ADDED);
        }
        KeyEvidence seen = seen(data.getAttestationObject(), key);
        judge.judge(seen).why().map(KeyVerdict.Reason::atEnrolment).ifPresent(what -> {
            if (what == AtEnrolment.REFUSED) {
                throw refuse(PasskeyRefusal.MODEL_REFUSED);
            }
            if (what == AtEnrolment.NO_SECURITY_KEY && kind == KeyKind.SECURITY_KEY) {
                throw refuse(seen.chain().isEmpty() ? PasskeyRefusal.NO_MAKER : PasskeyRefusal.MAKER_NOT_VERIFIED);
            }
        });
        evidence = Optional.of(seen);
    }

    /** What Keycloak's verification met. */
    void failed(VerificationException why, RegistrationData data) {
        boolean unsigned = Optional.ofNullable(data.getAttestationObject())
                .map(object -> chain(object).isEmpty())
                .orElse(true);
        refusal = switch (why) {
            case Refused ours -> ours.why;
            case SelfAttestationProhibitedException self -> PasskeyRefusal.NO_MAKER;
            case BadAttestationStatementException statement ->
                unsigned ? PasskeyRefusal.NO_MAKER : PasskeyRefusal.MAKER_NOT_VERIFIED;
            // At an enrolment nothing is signed but the statement.
            case BadSignatureException signature ->
                unsigned ? PasskeyRefusal.NO_MAKER : PasskeyRefusal.MAKER_NOT_VERIFIED;
            case CertificateException certificate -> PasskeyRefusal.MAKER_NOT_VERIFIED;
            case PublicKeyMismatchException key -> PasskeyRefusal.MAKER_NOT_VERIFIED;
            default -> PasskeyRefusal.NOT_VERIFIED;
        };
    }

    private KeyEvidence seen(AttestationObject object, AuthenticatorData<?> key) {
        // Of a passkey nothing was asked, so nothing that it says was verified.
        boolean attested = kind == KeyKind.SECURITY_KEY;
        return new KeyEvidence(
                "",
                Objects.requireNonNull(key.getAttestedCredentialData())
                        .getAaguid()
                        .toString(),
                attested ? object.getFormat() : UNATTESTED,
                attested ? chain(object) : List.of(),
                key.isFlagBE(),
                key.isFlagBS(),
                vouched,
                now,
                Optional.empty());
    }

    private static List<String> chain(AttestationObject object) {
        return object.getAttestationStatement() instanceof CertificateBaseAttestationStatement statement
                        && statement.getX5c() != null
                ? statement.getX5c().stream().map(NewKey::der).toList()
                : List.of();
    }

    private static String der(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Refused refuse(PasskeyRefusal why) {
        return new Refused(why);
    }

    /** Ends Keycloak's registration before it stores anything. */
    private static final class Refused extends VerificationException {

        private static final long serialVersionUID = 1;

        private final PasskeyRefusal why;

        Refused(PasskeyRefusal why) {
            super(why.code());
            this.why = why;
        }
    }
}
