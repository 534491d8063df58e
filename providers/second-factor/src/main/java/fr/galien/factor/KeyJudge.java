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
    private record Rule(Reason reason, Predicate<KeyEvidence> broken) {}

    /** @param metadata empty: there is none, and nothing is certified */
    public KeyJudge(Optional<Metadata> metadata, KeyPolicy policy, Clock clock) {
        this.metadata = metadata;
        this.policy = policy;
        this.clock = clock;
        // What a key says of itself can always lower it; only what its maker signed raises it, and that comes after.
        this.inOrder = List.of(
                new Rule(Reason.DENIED, key -> policy.denied().contains(key.aaguid())),
                new Rule(Reason.REVOKED, key -> standsAt(key, Standing.REVOKED)),
                new Rule(Reason.USER_VERIFICATION_BYPASS, key -> standsAt(key, Standing.USER_VERIFICATION_BYPASS)),
                new Rule(Reason.ATTESTATION_KEY_COMPROMISE, key -> standsAt(key, Standing.ATTESTATION_KEY_COMPROMISE)),
                new Rule(Reason.USER_KEY_COMPROMISE, key -> standsAt(key, Standing.USER_KEY_COMPROMISE)),
                new Rule(Reason.NO_ATTESTATION, key -> key.format().equals("none")),
                new Rule(Reason.SELF_ATTESTED, key -> key.chain().isEmpty()),
                new Rule(Reason.BACKUP_ELIGIBLE, KeyEvidence::backupEligible),
                new Rule(Reason.NO_METADATA, key -> metadata.isEmpty()),
                new Rule(
                        Reason.METADATA_TOO_OLD,
                        key -> metadata.filter(this::isTooOld).isPresent()),
                new Rule(Reason.UNKNOWN_MODEL, key -> model(key).isEmpty()),
                new Rule(Reason.UNTRUSTED_CHAIN, key -> !leadsToItsMaker(key)),
                new Rule(Reason.NOT_CERTIFIED, key -> !isCertifiedEnough(key)),
                new Rule(Reason.NOT_ALLOWED, key -> !policy.allows(key.aaguid())),
                new Rule(Reason.VOUCHER_TOO_LOW, key -> !key.vouched().most().isAtLeast(Assurance.EIDAS2)));
    }

    public KeyVerdict judge(KeyEvidence key) {
        return inOrder.stream()
                .filter(rule -> rule.broken().test(key))
                .findFirst()
                .map(rule -> KeyVerdict.passkey(rule.reason()))
                .orElse(KeyVerdict.SECURITY_KEY);
    }

    private Optional<KeyModel> model(KeyEvidence key) {
        return metadata.flatMap(all -> all.model(key.aaguid()));
    }

    private boolean isTooOld(Metadata all) {
        return all.isTooOld(clock.instant());
    }

    private boolean standsAt(KeyEvidence key, Standing standing) {
        return model(key)
                .filter(model -> model.standing(clock.instant(), firmware(key)) == standing)
                .isPresent();
    }

    private boolean isCertifiedEnough(KeyEvidence key) {
        return model(key)
                .flatMap(model -> model.certification(clock.instant()))
                .filter(level -> policy.minimum().filter(level::isAtLeast).isPresent())
                .isPresent();
    }

    private static OptionalLong firmware(KeyEvidence key) {
        try {
            List<X509Certificate> chain = key.certificates();
            return chain.isEmpty() ? OptionalLong.empty() : Firmware.of(chain.getFirst());
        } catch (CertificateException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** At the time it was enrolled: a certificate that ends later does not unsay what it said. */
    private boolean leadsToItsMaker(KeyEvidence key) {
        try {
            return TrustPath.leads(key.certificates(), model(key).orElseThrow().roots(), key.enrolledAt());
        } catch (CertificateException unreadable) {
            return false;
        }
    }
}
