package fr.galien.factor.metadata;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One status of a model (FIDO Metadata Service 3.1, StatusReport).
 *
 * @param status  as FIDO writes it; one that is not known says nothing, as FIDO wants it
 * @param since   from that day on; empty: for as long as it is there
 * @param until   a certification ends that day; empty: it does not
 * @param version the firmware it is about
 */
public record StatusReport(String status, Optional<LocalDate> since, Optional<LocalDate> until, OptionalLong version) {

    static final String UPDATE_AVAILABLE = "UPDATE_AVAILABLE";

    boolean isInForce(LocalDate today) {
        return since.filter(today::isBefore).isEmpty();
    }

    /** Where it says no day, before any that does. */
    LocalDate from() {
        return since.orElse(LocalDate.MIN);
    }

    Standing standing() {
        return switch (status) {
            case "REVOKED" -> Standing.REVOKED;
            case "USER_VERIFICATION_BYPASS" -> Standing.USER_VERIFICATION_BYPASS;
            case "ATTESTATION_KEY_COMPROMISE" -> Standing.ATTESTATION_KEY_COMPROMISE;
            case "USER_KEY_REMOTE_COMPROMISE", "USER_KEY_PHYSICAL_COMPROMISE" -> Standing.USER_KEY_COMPROMISE;
            default -> Standing.SOUND;
        };
    }

    /** Whether it says how far the model is certified, be it that it is not, or no longer. */
    boolean isAboutCertification() {
        return Certification.of(status).isPresent()
                || status.equals("NOT_FIDO_CERTIFIED")
                || status.equals("SELF_ASSERTION_SUBMITTED")
                || status.equals("RETIRED");
    }
}
