package fr.galien.sandbox.token;

import fr.galien.sandbox.service.ServiceKind;
import java.util.Optional;

/**
 * What the command is asked to get.
 *
 * @param service   for which service
 * @param situation the activity to act in ({@code 10C/SA08}); empty to let the server take the only one
 * @param patient   for an assertion (VIHF): the patient it is about; empty for a token
 */
record TokenOrder(ServiceKind service, Optional<String> situation, Optional<Patient> patient) {

    /** An INS as VIHF writes it; it is sent to the server and kept nowhere. */
    record Patient(String id) {

        /** INS-NIR of tests: no insured person has one. */
        private static final String TEST_OID = "1.2.250.1.213.1.4.10";

        /** @param ins a number alone, or all of {@code <INS>^^^&<OID>&ISO^NH} */
        static Patient of(String ins) {
            return new Patient(ins.contains("^") ? ins : ins + "^^^&" + TEST_OID + "&ISO^NH");
        }

        @Override
        public String toString() {
            return "Patient[hidden]";
        }
    }
}
