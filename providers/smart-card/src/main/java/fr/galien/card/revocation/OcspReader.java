package fr.galien.card.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/** Reads and verifies the answers about one authority's certificates, as RFC 6960 §3.2 lists what to require. */
final class OcspReader {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final OcspSigner signer;
    private final boolean nonceRequired;
    private final Clock clock;

    /** @param revoked whether the authority is known to have revoked that certificate of its own: its responder's too */
    OcspReader(X509Certificate issuer, boolean nonceRequired, Predicate<BigInteger> revoked, Clock clock) {
        this.signer = new OcspSigner(issuer, revoked);
        this.nonceRequired = nonceRequired;
        this.clock = clock;
    }

    /**
     * @param oldest how long ago what it says was known, if it does not say until when it holds
     * @throws Unusable with an {@link OcspTrouble}
     */
    OcspAnswer read(byte[] der, OcspQuestion question, Duration oldest) throws Unusable {
        try {
            return judge(basic(new OCSPResp(der)), question, oldest);
        } catch (IOException | OCSPException | RuntimeException | StackOverflowError notAnAnswer) {
            // Bouncy Castle tells of bad structure with unchecked exceptions of many kinds.
            throw new Unusable(OcspTrouble.NOT_AN_ANSWER, notAnAnswer);
        }
    }

    private static BasicOCSPResp basic(OCSPResp response) throws OCSPException, Unusable {
        Optional<OcspTrouble> told = Optional.ofNullable(
                switch (response.getStatus()) {
                    case OCSPResp.SUCCESSFUL -> null;
                    case OCSPResp.MALFORMED_REQUEST -> OcspTrouble.MALFORMED_REQUEST;
                    case OCSPResp.INTERNAL_ERROR -> OcspTrouble.INTERNAL_ERROR;
                    case OCSPResp.TRY_LATER -> OcspTrouble.TRY_LATER;
                    case OCSPResp.SIG_REQUIRED -> OcspTrouble.SIGNATURE_REQUIRED;
                    case OCSPResp.UNAUTHORIZED -> OcspTrouble.UNAUTHORIZED;
                    default -> OcspTrouble.NOT_AN_ANSWER;
                });
        if (told.isPresent()) {
            throw new Unusable(told.get());
        }
        if (response.getResponseObject() instanceof BasicOCSPResp basic) {
            return basic;
        }
        throw new Unusable(OcspTrouble.NOT_AN_ANSWER);
    }

    private OcspAnswer judge(BasicOCSPResp response, OcspQuestion question, Duration oldest)
            throws IOException, Unusable {
        Instant now = clock.instant();
        // §3.2 step 1: the certificate that was asked about, and no other beside it.
        SingleResp[] answers = response.getResponses();
        if (answers.length != 1 || !question.isAbout(answers[0].getCertID())) {
            throw new Unusable(OcspTrouble.ANOTHER_CERTIFICATE);
        }
        requireNonce(response, question);
        requireNothingCritical(response, answers[0]);
        // Steps 2 to 4: a valid signature, by whom it should be, who is entitled to it.
        signer.require(response, now);
        // Steps 5 and 6.
        Optional<Instant> nextUpdate =
                Optional.ofNullable(answers[0].getNextUpdate()).map(date -> date.toInstant());
        requireDates(
                response.getProducedAt().toInstant(), answers[0].getThisUpdate().toInstant(), nextUpdate, oldest, now);
        return new OcspAnswer(status(answers[0].getCertStatus()), nextUpdate);
    }

    /** RFC 9654 §2.1: compared whenever there is one, whether or not it must be there. */
    private void requireNonce(BasicOCSPResp response, OcspQuestion question) throws Unusable {
        Extension nonce = response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null && nonceRequired) {
            throw new Unusable(OcspTrouble.NO_NONCE);
        }
        if (nonce != null && !question.hasNonce(nonce.getExtnValue())) {
            throw new Unusable(OcspTrouble.ANOTHER_NONCE);
        }
    }

    private static void requireNothingCritical(BasicOCSPResp response, SingleResp answer) throws Unusable {
        Set<ASN1ObjectIdentifier> understood = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (!understood.containsAll(response.getCriticalExtensionOIDs())
                || !answer.getCriticalExtensionOIDs().isEmpty()) {
            throw new Unusable(OcspTrouble.UNKNOWN_CRITICAL_EXTENSION);
        }
    }

    private static void requireDates(
            Instant producedAt, Instant thisUpdate, Optional<Instant> nextUpdate, Duration oldest, Instant now)
            throws Unusable {
        Instant future = now.plus(SKEW);
        if (producedAt.isAfter(future) || thisUpdate.isAfter(future)) {
            throw new Unusable(OcspTrouble.NOT_YET);
        }
        Instant end = nextUpdate.orElse(thisUpdate.plus(oldest));
        if (!now.isBefore(end)) {
            throw new Unusable(OcspTrouble.OVERDUE);
        }
    }

    private static OcspAnswer.Status status(CertificateStatus status) {
        // Bouncy Castle has null for good.
        if (status == CertificateStatus.GOOD) {
            return OcspAnswer.Status.GOOD;
        }
        return status instanceof RevokedStatus ? OcspAnswer.Status.REVOKED : OcspAnswer.Status.UNKNOWN;
    }
}
