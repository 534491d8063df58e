package fr.galien.resource.saml;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a VIHF says that was believed. Only {@link VihfVerifier} makes one.
 *
 * @param id         of the assertion
 * @param nationalId of the person, as in the token
 * @param structure  which vouches for them, by its number
 * @param loggedInAt when the person logged in
 * @param loginClass how ({@code AuthnContextClassRef})
 * @param until      the end of its validity
 * @param patient    {@code resource-id}, as it stands
 * @param roles      profession, and for some a second one
 * @param purpose    why
 * @param attributes the text of every attribute, by name; of coded ones their code
 */
public record VerifiedVihf(
        String id,
        String nationalId,
        String structure,
        Instant loggedInAt,
        String loginClass,
        Instant until,
        String patient,
        List<Code> roles,
        Code purpose,
        Map<String, List<String>> attributes) {

    public VerifiedVihf {
        roles = List.copyOf(roles);
        attributes = Map.copyOf(attributes);
    }

    /**
     * A coded value (HL7 v3 {@code CE}).
     *
     * @param code  in the table
     * @param table its OID
     */
    public record Code(String code, String table) {}

    @Override
    public String toString() {
        return "VerifiedVihf[hidden]";
    }
}
