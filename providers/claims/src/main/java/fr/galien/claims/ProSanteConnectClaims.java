package fr.galien.claims;

import fr.galien.identity.Activity;
import fr.galien.identity.Identifier;
import fr.galien.identity.IdentifierOrigin;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each kind of token says of a professional. Values are strings, integers, lists and maps only; text the directory does
 * not know is the empty string. {@code sub} is not among them: it names the account and not the person, and Keycloak
 * sets it.
 *
 * <p>Whoever has no activity gets in userinfo the minimal set alone, without {@code authMode}, {@code otherIds} and the
 * constants. That is what Pro Santé Connect was seen to answer in November 2023 for such a person, nine months after both
 * claims had come to the other samples: they are left out on purpose and not for age. Both are in the access token and the
 * ID token all the same.
 *
 * @param person   who logged in
 * @param authMode the means used: {@code CARD}…; empty if the session does not tell
 */
public record ProSanteConnectClaims(Professional person, String authMode) {

    private static final String ROLE_TABLE = "^1.2.250.1.213.1.1.5.5";
    private static final String SECTOR_TABLE = "^1.2.250.1.71.4.2.4";
    private static final String PRIVATE_PERSON_LEVEL_3 = "APPPRIP3^1.2.250.1.213.1.5.1.1.1";
    private static final String LOCALE = "1.2.250.1.213.1.3.1.1";

    /** Userinfo under the scope {@code scope_all}: who, what they practise and where. */
    public Map<String, Object> full() {
        Map<String, Object> claims = identity();
        firstActivity().ifPresent(first -> {
            claims.put("codeGenreActivite", first.kindCode());
            claims.put("SubjectRole", roles());
            claims.put("Secteur_Activite", inTable(first.sectorCode(), SECTOR_TABLE));
            claims.put("SubjectOrganization", first.structure().legalName());
            claims.put("SubjectOrganizationID", first.structure().technicalId());
            claims.put("SubjectRefPro", SubjectRefPro.of(person));
            claims.put("Palier_Authentification", PRIVATE_PERSON_LEVEL_3);
            claims.put("Mode_Acces_Raison", "");
            claims.put("Acces_Regulation_Medicale", "FAUX");
            claims.put("UITVersion", "1.0");
            claims.put("PSI_Locale", LOCALE);
        });
        return claims;
    }

    /** Userinfo under the scope {@code identity}: who. */
    public Map<String, Object> identity() {
        Map<String, Object> claims = names();
        claims.put("codeCivilite", person.civility());
        if (firstActivity().isPresent()) {
            claims.put("authMode", authMode);
            claims.put("otherIds", otherIds());
        }
        return claims;
    }

    /** The ID token. */
    public Map<String, Object> idToken() {
        Map<String, Object> claims = names();
        claims.put("authMode", authMode);
        claims.put("otherIds", otherIds());
        return claims;
    }

    /** The access token and its introspection: no name in it. */
    public Map<String, Object> accessToken() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("authMode", authMode);
        claims.put("otherIds", otherIds());
        claims.put("preferred_username", subjectNameId());
        return claims;
    }

    private Map<String, Object> names() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("SubjectNameID", subjectNameId());
        claims.put("preferred_username", subjectNameId());
        claims.put("given_name", person.givenName());
        claims.put("family_name", person.familyName());
        return claims;
    }

    /** The identifier others know the person by now: their RPPS number once they have one, whatever they began with. */
    private String subjectNameId() {
        return subjectNameId(person);
    }

    /** The claim {@code SubjectNameID} of somebody. */
    public static String subjectNameId(Professional person) {
        return person.identifiers().stream()
                .filter(identifier -> identifier.origin() == IdentifierOrigin.RPPS)
                .map(Identifier::id)
                .findFirst()
                .map(NationalId::value)
                .orElseGet(() -> person.key().value());
    }

    private List<Map<String, Object>> otherIds() {
        return person.identifiers().stream().map(ProSanteConnectClaims::otherId).toList();
    }

    private static Map<String, Object> otherId(Identifier identifier) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("identifiant", identifier.id().value());
        claim.put("origine", identifier.origin().name());
        claim.put("qualite", identifier.quality());
        return claim;
    }

    /** One for each profession; a student's differs from the professional's in {@code SubjectRefPro} only, by category. */
    private List<String> roles() {
        return person.practices().stream()
                .map(Practice::professionCode)
                .distinct()
                .map(code -> inTable(code, ROLE_TABLE))
                .toList();
    }

    private Optional<Activity> firstActivity() {
        return person.practices().stream()
                .flatMap(practice -> practice.activities().stream())
                .findFirst();
    }

    private static String inTable(String code, String table) {
        return code.isEmpty() ? "" : code + table;
    }

    @Override
    public String toString() {
        return "ProSanteConnectClaims[hidden]";
    }
}
