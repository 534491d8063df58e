package fr.galien.factor;

import fr.galien.factor.KeyVerdict.Reason;
import fr.galien.factor.metadata.Firmware;
import fr.galien.factor.metadata.KeyModel;
import fr.galien.factor.metadata.Metadata;
import fr.galien.factor.metadata.Standing;
import fr.galien.factor.metadata.TrustPath;
import fr.galien.identity.Assurance;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Judges keys of one realm by what their makers say of them today. Answers for every key, and changes nothing. */
public final class KeyJudge {

    private final Optional<Metadata> metadata;
    private final KeyPolicy policy;
    private final Clock clock;
    private final List<Rule> inOrder;

    /** @param broken whether the key falls under it */
    private record Rule(Reason reason, Predicate<Case> broken) {}

    /**
     * A key with all that is looked up for it, once.
     *
     * @param chain empty also where it cannot be read
     */
    private record Case(KeyEvidence key, List<X509Certificate> chain, Optional<KeyModel> model, Standing standing) {}

    /** @param metadata empty: there is none, and nothing is certified */
    public KeyJudge(Optional<Metadata> metadata, KeyPolicy policy, Clock clock) {
        this.metadata = metadata;
        this.policy = policy;
        this.clock = clock;
        // What a key says of itself can always lower it; only what its maker signed raises it, and that comes after.
        this.inOrder = List.of(
                new Rule(
                        Reason.DENIED, one -> policy.denied().contains(one.key().aaguid())),
                new Rule(Reason.REVOKED, one -> one.standing() == Standing.REVOKED),
                new Rule(Reason.USER_VERIFICATION_BYPASS, one -> one.standing() == Standing.USER_VERIFICATION_BYPASS),
                new Rule(
                        Reason.ATTESTATION_KEY_COMPROMISE,
                        one -> one.standing() == Standing.ATTESTATION_KEY_COMPROMISE),
                new Rule(Reason.USER_KEY_COMPROMISE, one -> one.standing() == Standing.USER_KEY_COMPROMISE),
                new Rule(Reason.NO_ATTESTATION, one -> one.key().format().equals("none")),
                new Rule(Reason.SELF_ATTESTED, one -> one.key().chain().isEmpty()),
                new Rule(Reason.BACKUP_ELIGIBLE, one -> one.key().backupEligible()),
                new Rule(Reason.NO_METADATA, one -> metadata.isEmpty()),
                new Rule(
                        Reason.METADATA_TOO_OLD,
                        one -> metadata.filter(all -> all.isTooOld(clock.instant()))
                                .isPresent()),
                new Rule(Reason.UNKNOWN_MODEL, one -> one.model().isEmpty()),
                new Rule(Reason.UNTRUSTED_CHAIN, one -> !leadsToItsMaker(one)),
                new Rule(Reason.NOT_CERTIFIED, one -> !isCertifiedEnough(one)),
                new Rule(Reason.NOT_ALLOWED, one -> !policy.allows(one.key().aaguid())),
                new Rule(
                        Reason.VOUCHER_TOO_LOW,
                        one -> !one.key().vouched().most().isAtLeast(Assurance.EIDAS2)));
    }

    public KeyVerdict judge(KeyEvidence key) {
        Case one = looked(key);
        return inOrder.stream()
                .filter(rule -> rule.broken().test(one))
                .findFirst()
                .map(rule -> KeyVerdict.passkey(rule.reason()))
                .orElse(KeyVerdict.SECURITY_KEY);
    }

    private Case looked(KeyEvidence key) {
        List<X509Certificate> chain = chain(key);
        Optional<KeyModel> model = metadata.flatMap(all -> all.model(key.aaguid()));
        OptionalLong firmware = chain.isEmpty() ? OptionalLong.empty() : Firmware.of(chain.getFirst());
        return new Case(
                key,
                chain,
                model,
                model.map(known -> known.standing(clock.instant(), firmware)).orElse(Standing.SOUND));
    }

    private static List<X509Certificate> chain(KeyEvidence key) {
        try {
            return key.certificates();
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private boolean isCertifiedEnough(Case one) {
        return one.model()
                .flatMap(model -> model.certification(clock.instant()))
                .filter(level -> policy.minimum().filter(level::isAtLeast).isPresent())
                .isPresent();
    }

    /** At the time it was enrolled: a certificate that ends later does not unsay what it said. */
    private static boolean leadsToItsMaker(Case one) {
        return TrustPath.leads(
                one.chain(), one.model().orElseThrow().roots(), one.key().enrolledAt());
    }
}
