package fr.galien.token;

import fr.galien.claims.ProSanteConnectClaims;
import fr.galien.directory.FindBilling.Billing;
import fr.galien.identity.Expertise;
import fr.galien.identity.Professional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a token of the record or prescription service says beside what every token says: who, in which situation, with which
 * software, why. Never for which patient.
 *
 * @param person    who
 * @param situation in which they act
 * @param software  the registered product
 * @param purpose   why
 */
record ServiceTokenClaims(
        Professional person, Situation situation, Optional<SoftwareProduct> software, Purpose purpose) {

    private static final String ROLE_TABLE = "1.2.250.1.213.1.1.5.5";
    private static final String SECTOR_TABLE = "1.2.250.1.71.4.2.4";
    private static final String EXPERTISE_TABLE = "1.2.250.1.71.4.2.5";
    private static final String OID = "urn:oid:";

    /** IDNST: of the numbers of structures. */
    private static final String STRUCTURE_TABLE = OID + "1.2.250.1.71.4.2.2";

    /** Of professions (TRE_G15) and of students' (TRE_G16), as the VIHF has them. */
    private static final String PROFESSION_TABLE = "1.2.250.1.71.1.2.7";

    private static final String STUDENT_TABLE = "1.2.250.1.71.1.2.8";

    private static final String STUDENT = "E";

    /** For the record. */
    Map<String, Object> ofRecord() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("SubjectNameID", nameId());
        claims.put("SubjectRole", List.of(situation.professionCode() + "^" + ROLE_TABLE));
        claims.put(
                "Secteur_Activite",
                situation.sectorCode().isEmpty() ? "" : situation.sectorCode() + "^" + SECTOR_TABLE);
        claims.put("SubjectOrganization", situation.structureName());
        claims.put("SubjectOrganizationID", situation.structureId());
        claims.put("Identifiant_Structure", situation.structure().value());
        claims.put("situation_exercice", situation.written());
        situation.expertise().map(Expertise::code).ifPresent(code -> claims.put("codeSavoirFaire", code));
        software.ifPresent(product -> {
            claims.put("lps_id", product.id());
            claims.put("lps_nom", product.name());
            claims.put("lps_version", product.version());
        });
        claims.put("extensions", Map.of("ihe_iua", iua()));
        return claims;
    }

    /** For the prescription, which is billed. */
    Map<String, Object> ofPrescription(Optional<Billing> billing) {
        Map<String, Object> claims = ofRecord();
        claims.put("gipProfessionCode", situation.professionCode());
        claims.put("secteurActivite", situation.sectorCode());
        billing.ifPresent(entry -> {
            claims.put("identifiantFacturation", entry.number());
            if (!entry.specialty().isEmpty()) {
                claims.put("codeSpecialiteAMO", entry.specialty());
            }
        });
        return claims;
    }

    /** IHE IUA, JWT access token: the members that XUA has too (ITI-71, ITI-40). */
    private Map<String, Object> iua() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject_name", (person.givenName() + " " + person.familyName()).strip());
        members.put("subject_organization", situation.structureName());
        members.put(
                "subject_organization_id",
                STRUCTURE_TABLE + "#" + situation.structure().value());
        members.put("subject_role", roles());
        members.put("purpose_of_use", List.of(coding(Purpose.TABLE, purpose.code())));
        members.put("national_provider_identifier", nameId());
        members.put("person_id", nameId());
        return members;
    }

    private List<Map<String, Object>> roles() {
        String table = situation.categoryCode().equals(STUDENT) ? STUDENT_TABLE : PROFESSION_TABLE;
        Map<String, Object> profession = coding(table, situation.professionCode());
        return situation
                .expertise()
                .map(expertise -> List.of(profession, coding(EXPERTISE_TABLE, expertise.code())))
                .orElse(List.of(profession));
    }

    private static Map<String, Object> coding(String table, String code) {
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", OID + table);
        coding.put("code", code);
        return coding;
    }

    private String nameId() {
        return ProSanteConnectClaims.subjectNameId(person);
    }

    @Override
    public String toString() {
        return "ServiceTokenClaims[hidden]";
    }
}
