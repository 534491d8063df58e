package fr.galien.service.prescription;

import java.time.Instant;
import java.util.UUID;

/**
 * One that was written.
 *
 * @param author    the national identifier of whoever wrote it, as their token says
 * @param structure in whose name their software asked (Struct_IdNat)
 */
record Prescription(UUID id, Instant written, String author, String structure, String patient, String text) {

    /** What the software sends. It does not say who writes. */
    record Draft(String patient, String text) {

        boolean isWhole() {
            return patient != null && !patient.isBlank() && text != null && !text.isBlank();
        }
    }

    /** Without the patient. */
    @Override
    public String toString() {
        return "Prescription[" + id + "]";
    }
}
