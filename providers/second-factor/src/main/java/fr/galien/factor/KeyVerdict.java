package fr.galien.factor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.galien.assurance.Means;
import fr.galien.identity.Failure;
import java.util.Optional;

/**
 * What a key was judged to be: a security key, a passkey like any other, or nothing.
 *
 * @param why it is no more than a passkey; empty: it is a security key
 */
public record KeyVerdict(Optional<Reason> why) {

    public static final KeyVerdict SECURITY_KEY = new KeyVerdict(Optional.empty());

    /** What the key is good for, from the least. */
    public enum Worth {
        /** Of its model it is known that somebody else may have the key, or use it: it lets nobody in. */
        NOTHING,
        PASSKEY,
        SECURITY_KEY
    }

    /** What the reason means for somebody who is about to enrol the key. */
    public enum AtEnrolment {
        /** It is enrolled, and worth what a passkey is worth. */
        CAPPED,
        /** It may be enrolled as a passkey, but not where a security key was wanted. */
        NO_SECURITY_KEY,
        /** Nothing of that model is enrolled. */
        REFUSED
    }

    /** Every way a key is no security key. */
    public enum Reason implements Failure {
        NO_ATTESTATION("FACTOR-1501", AtEnrolment.NO_SECURITY_KEY),
        /** It vouches for itself: anybody can write that. */
        SELF_ATTESTED("FACTOR-1502", AtEnrolment.NO_SECURITY_KEY),
        UNKNOWN_MODEL("FACTOR-1503", AtEnrolment.CAPPED),
        NOT_ALLOWED("FACTOR-1504", AtEnrolment.CAPPED),
        DENIED("FACTOR-1505", AtEnrolment.REFUSED),
        REVOKED("FACTOR-1506", AtEnrolment.REFUSED),
        USER_VERIFICATION_BYPASS("FACTOR-1507", AtEnrolment.REFUSED),
        ATTESTATION_KEY_COMPROMISE("FACTOR-1508", AtEnrolment.REFUSED),
        /** By who has the key in their hands, or from afar. */
        USER_KEY_COMPROMISE("FACTOR-1509", AtEnrolment.REFUSED),
        NOT_CERTIFIED("FACTOR-1510", AtEnrolment.CAPPED),
        /** It may be in other devices too, now or later. */
        BACKUP_ELIGIBLE("FACTOR-1511", AtEnrolment.CAPPED),
        /** What it shows as its maker's word is not its maker's. */
        UNTRUSTED_CHAIN("FACTOR-1512", AtEnrolment.NO_SECURITY_KEY),
        VOUCHER_TOO_LOW("FACTOR-1513", AtEnrolment.CAPPED),
        NO_METADATA("FACTOR-1514", AtEnrolment.CAPPED),
        METADATA_TOO_OLD("FACTOR-1515", AtEnrolment.CAPPED);

        private final String code;
        private final AtEnrolment atEnrolment;

        Reason(String code, AtEnrolment atEnrolment) {
            this.code = code;
            this.atEnrolment = atEnrolment;
        }

        @Override
        public String code() {
            return code;
        }

        public AtEnrolment atEnrolment() {
            return atEnrolment;
        }
    }

    static KeyVerdict passkey(Reason why) {
        return new KeyVerdict(Optional.of(why));
    }

    public Worth worth() {
        return why.map(Reason::atEnrolment)
                .map(what -> what == AtEnrolment.REFUSED ? Worth.NOTHING : Worth.PASSKEY)
                .orElse(Worth.SECURITY_KEY);
    }

    /** What a login by it is, where it is worth anything. */
    public Means means() {
        return isSecurityKey() ? Means.SECURITY_KEY : Means.PASSKEY;
    }

    @JsonIgnore
    public boolean isSecurityKey() {
        return why.isEmpty();
    }
}
