package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What userinfo has to say of somebody, worked out from their lines alone by the table of Pro Santé Connect's claims. The
 * lines of a person have no order, so where a claim tells of "the first" activity, the answer chooses which one and has to
 * keep to it.
 */
final class ExpectedUserinfo {

    /** Claims of an activity, in Pro Santé Connect's spelling, and the columns they come from. */
    private static final String[][] ACTIVITY = {
        {"codeModeExercice", "Code mode exercice"},
        {"codeSecteurDactivite", "Code secteur d'activité"},
        {"codeSectionPharmacien", "Code section tableau pharmaciens"},
        {"codeRole", "Code rôle"},
        {"codeGenreActivite", "Code genre activité"},
        {"numeroSiretSite", "Numéro SIRET site"},
        {"numeroSirenSite", "Numéro SIREN site"},
        {"numeroFinessSite", "Numéro FINESS site"},
        {"numeroFinessetablissementJuridique", "Numéro FINESS établissement juridique"},
        {"identifiantTechniqueDeLaStructure", "Identifiant technique de la structure"},
        {"raisonSocialeSite", "Raison sociale site"},
        {"enseigneCommercialeSite", "Enseigne commerciale site"},
        {"complementDestinataire", "Complément destinataire (coord. structure)"},
        {"complementPointGeographique", "Complément point géographique (coord. structure)"},
        {"numeroVoie", "Numéro Voie (coord. structure)"},
        {"indiceRepetitionVoie", "Indice répétition voie (coord. structure)"},
        {"codeTypeDeVoie", "Code type de voie (coord. structure)"},
        {"libelleVoie", "Libellé Voie (coord. structure)"},
        {"mentionDistribution", "Mention distribution (coord. structure)"},
        {"bureauCedex", "Bureau cedex (coord. structure)"},
        {"codePostal", "Code postal (coord. structure)"},
        {"codeCommune", "Code commune (coord. structure)"},
        {"codePays", "Code pays (coord. structure)"},
        {"telephone", "Téléphone (coord. structure)"},
        {"telephone2", "Téléphone 2 (coord. structure)"},
        {"telecopie", "Télécopie (coord. structure)"},
        {"adresseEMail", "Adresse e-mail (coord. structure)"},
        {"codeDepartement", "Code Département (structure)"},
        {"ancienIdentifiantDeLaStructure", "Ancien identifiant de la structure"},
        {"autoriteDenregistrement", "Autorité d'enregistrement"}
    };

    private static final String[][] EXERCICE = {
        {"codeProfession", "Code profession"},
        {"codeCategorieProfessionnelle", "Code catégorie professionnelle"},
        {"codeCiviliteDexercice", "Code civilité d'exercice"},
        {"nomDexercice", "Nom d'exercice"},
        {"prenomDexercice", "Prénom d'exercice"},
        {"codeTypeSavoirFaire", "Code type savoir-faire"},
        {"codeSavoirFaire", "Code savoir-faire"}
    };

    private final List<Map<String, String>> lines;
    private final Map<String, String> any;

    ExpectedUserinfo(List<Map<String, String>> lines) {
        this.lines = lines;
        this.any = lines.getFirst();
    }

    /** @param chosen the activity the answer put first */
    ObjectNode withFirstActivity(JsonNode chosen) {
        Map<String, String> first = lines.stream()
                .filter(line -> claims(ACTIVITY, line).equals(chosen))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the first activity is none of this person's"));
        ObjectNode claims = minimal();
        claims.put("codeGenreActivite", first.get("Code genre activité"));
        ArrayNode roles = claims.putArray("SubjectRole");
        lines.stream()
                .map(line -> line.get("Code profession") + "^1.2.250.1.213.1.1.5.5")
                .distinct()
                .forEach(roles::add);
        claims.put("Secteur_Activite", first.get("Code secteur d'activité") + "^1.2.250.1.71.4.2.4");
        claims.put("SubjectOrganization", first.get("Raison sociale site"));
        claims.put("SubjectOrganizationID", first.get("Identifiant technique de la structure"));
        claims.set("SubjectRefPro", subjectRefPro());
        claims.put("Palier_Authentification", "APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        claims.put("authMode", "CARD");
        claims.put("Mode_Acces_Raison", "");
        claims.put("Acces_Regulation_Medicale", "FAUX");
        claims.put("UITVersion", "1.0");
        claims.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        claims.set("otherIds", otherIds());
        return claims;
    }

    /** Of a person without activity. */
    ObjectNode minimal() {
        String number = any.get("Identification nationale PP");
        return Json.object()
                .put("sub", "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:" + number)
                .put("SubjectNameID", number)
                .put("preferred_username", number)
                .put("given_name", any.get("Prénom d'exercice"))
                .put("family_name", any.get("Nom d'exercice"))
                .put("codeCivilite", any.get("Code civilité"));
    }

    ArrayNode otherIds() {
        ArrayNode ids = Json.array();
        ids.addObject()
                .put("identifiant", any.get("Identification nationale PP"))
                .put("origine", "RPPS")
                .put("qualite", 1);
        return ids;
    }

    private ObjectNode subjectRefPro() {
        ObjectNode claim = Json.object().put("codeCivilite", any.get("Code civilité"));
        ArrayNode exercices = claim.putArray("exercices");
        lines.stream()
                .collect(Collectors.groupingBy(line -> claims(EXERCICE, line)))
                .forEach((exercice, itsLines) -> {
                    ArrayNode activities = exercice.putArray("activities");
                    itsLines.stream()
                            .map(line -> claims(ACTIVITY, line))
                            .distinct()
                            .forEach(activities::add);
                    exercices.add(exercice);
                });
        return claim;
    }

    private static ObjectNode claims(String[][] names, Map<String, String> line) {
        ObjectNode claims = Json.object();
        Stream.of(names).forEach(name -> claims.put(name[0], line.get(name[1])));
        return claims;
    }

    /** The same with its arrays in one order, so that only what has an order is compared with it. */
    static JsonNode unordered(JsonNode json) {
        if (json.isObject()) {
            ObjectNode object = Json.object();
            json.properties().forEach(member -> object.set(member.getKey(), unordered(member.getValue())));
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = Json.array();
            StreamSupport.stream(json.spliterator(), false)
                    .map(ExpectedUserinfo::unordered)
                    .sorted(Comparator.comparing(ExpectedUserinfo::sorted))
                    .forEach(array::add);
            return array;
        }
        return json;
    }

    private static String sorted(JsonNode json) {
        return json.isObject()
                ? json.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(member -> member.getKey() + sorted(member.getValue()))
                        .collect(Collectors.joining("|"))
                : json.toString();
    }
}
