package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserinfoTest {

    @ParameterizedTest
    @ValueSource(strings = {"medecin", "infirmiere", "pharmacien", "etudiant"})
    void saysOfAPersonWithActivitiesExactlyWhatTheirLinesSay(String card) {
        JsonNode userinfo = Logins.of(card).userinfo();
        JsonNode first = userinfo.at("/SubjectRefPro/exercices/0/activities/0");

        JsonNode expected = new ExpectedUserinfo(Extraction.ofTheSandbox().linesOf(card)).withFirstActivity(first);

        assertThat(ExpectedUserinfo.unordered(userinfo)).isEqualTo(ExpectedUserinfo.unordered(expected));
    }

    @Test
    void saysTheMinimalSetAndNothingMoreOfAPersonWithoutActivity() {
        JsonNode userinfo = Logins.of("sans-activite").userinfo();

        assertThat(userinfo)
                .isEqualTo(new ExpectedUserinfo(Extraction.ofTheSandbox().linesOf("sans-activite")).minimal());
    }

    @Test
    void tellsEachExpertiseOfADoctorWithEverySite() {
        JsonNode exercices = Logins.of("medecin").userinfo().at("/SubjectRefPro/exercices");

        assertThat(exercices)
                .hasSize(2)
                .allSatisfy(exercice -> assertThat(exercice.path("activities")).hasSize(2));
    }

    @Test
    void tellsAStudentByTheCategory() {
        JsonNode student = Logins.of("etudiant").userinfo();

        assertThat(student.at("/SubjectRefPro/exercices/0/codeCategorieProfessionnelle")
                        .textValue())
                .isEqualTo("E");
    }
}
