package fr.galien.service.record;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** Nobody real: the few patients the record knows. Their INS are of the test register, with a key that is right and the order number 000, which nobody was ever given. */
final class Patients {

    /** The register INS-NIR of test. */
    static final String TEST_INS = "1.2.250.1.213.1.4.10";

    private static final String SYSTEM = "urn:oid:" + TEST_INS;

    private record Born(
            String id, String ins, String family, String given, LocalDate on, AdministrativeGender gender) {}

    private static final List<Born> ALL = List.of(
            new Born(
                    "1",
                    "277076311300072",
                    "PATIENTE",
                    "Odette",
                    LocalDate.of(1977, 7, 15),
                    AdministrativeGender.FEMALE),
            new Born("2", "154107505600064", "PATIENT", "Firmin", LocalDate.of(1954, 10, 2), AdministrativeGender.MALE),
            new Born(
                    "3",
                    "201036912300069",
                    "ESSAI",
                    "Lou-Anne",
                    LocalDate.of(2001, 3, 28),
                    AdministrativeGender.FEMALE));

    private Patients() {}

    static List<Patient> all() {
        return ALL.stream().map(Patients::patient).toList();
    }

    static Optional<Patient> byId(String id) {
        return ALL.stream()
                .filter(born -> born.id().equals(id))
                .map(Patients::patient)
                .findFirst();
    }

    static Optional<Patient> byIns(String system, String ins) {
        return system.equals(SYSTEM) || system.isEmpty()
                ? ALL.stream()
                        .filter(born -> born.ins().equals(ins))
                        .map(Patients::patient)
                        .findFirst()
                : Optional.empty();
    }

    private static Patient patient(Born born) {
        Patient patient = new Patient();
        patient.setId(born.id());
        patient.addIdentifier().setSystem(SYSTEM).setValue(born.ins());
        patient.addName().setFamily(born.family()).addGiven(born.given());
        patient.setBirthDate(
                Date.from(born.on().atStartOfDay(ZoneId.systemDefault()).toInstant()));
        patient.setGender(born.gender());
        return patient;
    }
}
