package fr.galien.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.galien.identity.Professional;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProSanteConnectClaimsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsOfADoctorWhatProSanteConnectTells() throws IOException {
        assertThat(JSON.valueToTree(full(Sample.doctor())).toPrettyString())
                .isEqualTo(golden("doctor-userinfo.json").toPrettyString());
    }

    @Test
    void givesOneExerciceForEachSpecialtyWithEveryActivity() {
        assertThat(exercices(Sample.doctor()))
                .hasSize(2)
                .allSatisfy(exercice ->
                        assertThat(exercice).extractingByKey("activities", LIST).hasSize(2));
    }

    @Test
    void givesOneExerciceWithEmptyCodesWhereThereIsNoSpecialty() {
        assertThat(exercices(Sample.doctorWithoutExpertise()))
                .singleElement()
                .satisfies(exercice -> assertThat(exercice)
                        .containsEntry("codeTypeSavoirFaire", "")
                        .containsEntry("codeSavoirFaire", ""));
    }

    @Test
    void givesARoleForEachProfessionAndAnExerciceForEachPractice() {
        Map<String, Object> claims = full(Sample.nurseAndStudent());

        assertThat(claims)
                .containsEntry("SubjectRole", List.of("60^1.2.250.1.213.1.1.5.5", "10^1.2.250.1.213.1.1.5.5"));
        assertThat(exercices(Sample.nurseAndStudent()))
                .extracting(one -> one.get("codeProfession") + "/" + one.get("codeCategorieProfessionnelle"))
                .containsExactly("60/C", "10/E", "60/M");
    }

    @Test
    void namesTheSectorAndTheOrganisationOfTheFirstActivity() {
        assertThat(full(Sample.nurseAndStudent()))
                .containsEntry("Secteur_Activite", "SA01^1.2.250.1.71.4.2.4")
                .containsEntry("SubjectOrganization", "HOPITAL GENERIQUE")
                .containsEntry("SubjectOrganizationID", "F0B0193488")
                .containsEntry("codeGenreActivite", "GENR04");
    }

    @Test
    void givesTheMinimalSetToSomeoneWithoutActivity() {
        for (Professional person : List.of(Sample.withoutActivity(), Sample.withoutPractice())) {
            for (Map<String, Object> claims : List.of(full(person), of(person).identity())) {
                assertThat(claims)
                        .containsOnly(
                                Map.entry("SubjectNameID", "899700000005"),
                                Map.entry("preferred_username", "899700000005"),
                                Map.entry("given_name", "Éloïse"),
                                Map.entry("family_name", "D'AUBREUIL"),
                                Map.entry("codeCivilite", "MME"));
            }
        }
    }

    @Test
    void givesTheIdentityScopeNothingOfThePractice() {
        assertThat(of(Sample.doctor()).identity())
                .containsOnlyKeys(
                        "SubjectNameID",
                        "preferred_username",
                        "given_name",
                        "family_name",
                        "codeCivilite",
                        "authMode",
                        "otherIds");
    }

    @Test
    void keepsNamesOutOfTheAccessToken() {
        for (Professional person : List.of(Sample.doctor(), Sample.withoutActivity())) {
            assertThat(of(person).accessToken())
                    .containsOnlyKeys("authMode", "otherIds", "preferred_username")
                    .containsEntry("authMode", "CARD")
                    .containsEntry("preferred_username", "899700000005");
        }
    }

    @Test
    void namesThePersonInTheIdToken() {
        assertThat(of(Sample.withoutActivity()).idToken())
                .containsOnlyKeys(
                        "SubjectNameID", "preferred_username", "given_name", "family_name", "authMode", "otherIds");
    }

    @Test
    void knowsThePersonByTheirRppsNumberOnceTheyHaveOne() {
        Professional person = Sample.doctor();

        assertThat(person.key().value()).isEqualTo("00B6087510");
        assertThat(full(person))
                .containsEntry("SubjectNameID", "899700000005")
                .containsEntry("preferred_username", "899700000005");
    }

    @Test
    void knowsWhoeverHasNoRppsNumberByTheirKey() {
        assertThat(full(Sample.withIdentifiers("500000001815646/CPAT00045")))
                .containsEntry("SubjectNameID", "500000001815646/CPAT00045")
                .containsEntry(
                        "otherIds",
                        List.of(Map.of("identifiant", "500000001815646/CPAT00045", "origine", "SIRET", "qualite", 1)));
    }

    @Test
    void tellsTheQualityOfAnIdentifierAsANumber() {
        String uuid = "7d1c6f5e-1f1c-4d55-9b53-3f1f5f3f9a10";

        assertThat(full(Sample.withIdentifiers(uuid)))
                .containsEntry("otherIds", List.of(Map.of("identifiant", uuid, "origine", "PSI", "qualite", 2)));
    }

    @Test
    void givesEveryActivityItsThirtyFieldsAsText() {
        JsonNode exercices = JSON.valueToTree(full(Sample.doctor())).at("/SubjectRefPro/exercices");

        assertThat(exercices)
                .allSatisfy(exercice -> assertThat(exercice.get("activities"))
                        .hasSize(2)
                        .allSatisfy(activity -> {
                            assertThat(activity).hasSize(30).allMatch(JsonNode::isTextual);
                            assertThat(activity.has("numeroFinessetablissementJuridique"))
                                    .isTrue();
                        }));
    }

    @Test
    void hasNoNullAnywhere() {
        for (Professional person : List.of(Sample.doctor(), Sample.nurseAndStudent(), Sample.withoutPractice())) {
            assertThat(kinds(JSON.valueToTree(full(person)))).doesNotContain("NULL", "BOOLEAN");
        }
    }

    @Test
    void saysAFrenchFalseAndNoBoolean() {
        assertThat(full(Sample.doctor())).containsEntry("Acces_Regulation_Medicale", "FAUX");
    }

    @Test
    void saysNothingOfThePersonWhenPrinted() {
        assertThat(of(Sample.doctor()).toString()).doesNotContain("899700", "AUBREUIL");
    }

    private static ProSanteConnectClaims of(Professional person) {
        return new ProSanteConnectClaims(person, "CARD");
    }

    private static Map<String, Object> full(Professional person) {
        return of(person).full();
    }

    private static List<Map<String, Object>> exercices(Professional person) {
        List<?> exercices = (List<?>) object(full(person).get("SubjectRefPro")).get("exercices");
        return exercices.stream().map(ProSanteConnectClaimsTest::object).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Set<String> kinds(JsonNode node) {
        Set<String> kinds = new TreeSet<>(Set.of(node.getNodeType().name()));
        node.forEach(child -> kinds.addAll(kinds(child)));
        return kinds;
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream in = ProSanteConnectClaimsTest.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        }
    }
}
