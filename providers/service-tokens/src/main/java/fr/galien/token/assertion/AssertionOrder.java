package fr.galien.token.assertion;

import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.Professional;
import fr.galien.token.Purpose;
import fr.galien.token.Situation;
import fr.galien.token.SoftwareProduct;
import java.time.Instant;
import java.util.Optional;

/**
 * What an assertion is to say; every fact in it was checked before.
 *
 * @param person          who is logged in
 * @param situation       in which situation, for which structure
 * @param software        with which software; empty if none was registered
 * @param authMode        how they logged in, as the claim {@code authMode} has it: {@code CARD}, {@code MOBILE}…
 * @param loggedInAt      when
 * @param purpose         why
 * @param patientId       the patient, {@code <INS>^^^&<OID>&ISO^NH}: goes into the assertion and nowhere else
 * @param confidentiality of a connection that is to stay secret
 * @param billing         how they bill there
 * @param now             the time
 */
public record AssertionOrder(
        Professional person,
        Situation situation,
        Optional<SoftwareProduct> software,
        String authMode,
        Instant loggedInAt,
        Purpose purpose,
        Optional<String> patientId,
        Optional<String> confidentiality,
        Optional<Billing> billing,
        Instant now) {

    @Override
    public String toString() {
        return "AssertionOrder[hidden]";
    }
}
