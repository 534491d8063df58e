package fr.galien.claims;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnActivityTest {

    @Test
    void saysTheSameOfAnActivityAsTheFullSet() {
        OwnActivity one = OwnActivity.of(Sample.doctorWithoutExpertise()).getFirst();
        Map<?, ?> exercice = (Map<?, ?>)
                ((List<?>) SubjectRefPro.of(Sample.doctorWithoutExpertise()).get("exercices")).getFirst();
        Map<?, ?> activity = (Map<?, ?>) ((List<?>) exercice.get("activities")).getFirst();

        assertThat(one.claim())
                .containsOnlyKeys(
                        "codeProfession",
                        "codeCategorieProfessionnelle",
                        "codeTypeSavoirFaire",
                        "codeSavoirFaire",
                        "codeModeExercice",
                        "codeSecteurDactivite",
                        "codeRole",
                        "codeGenreActivite",
                        "identifiantTechniqueDeLaStructure",
                        "raisonSocialeSite")
                .allSatisfy((name, value) -> assertThat(value)
                        .isEqualTo(exercice.containsKey(name) ? exercice.get(name) : activity.get(name)));
    }

    @Test
    void doesNotGuessWhichOfSeveralExpertisesIsPractisedThere() {
        assertThat(OwnActivity.of(Sample.doctor()).getFirst().claim())
                .containsEntry("codeTypeSavoirFaire", "")
                .containsEntry("codeSavoirFaire", "");
    }

    @Test
    void namesEachActivityOfEachPractice() {
        assertThat(OwnActivity.of(Sample.doctor())).hasSize(2);
        assertThat(OwnActivity.of(Sample.nurseAndStudent())).hasSize(2);
        assertThat(OwnActivity.of(Sample.withoutActivity())).isEmpty();
    }

    @Test
    void keepsItsKeyWhateverItsPlace() {
        List<OwnActivity> own = OwnActivity.of(of(Sample.CABINET, Sample.HOSPITAL));
        Professional reordered = of(Sample.HOSPITAL, Sample.CABINET);

        assertThat(OwnActivity.of(reordered, own.getFirst().key()).map(OwnActivity::claim))
                .contains(own.getFirst().claim());
        assertThat(own).extracting(OwnActivity::key).doesNotHaveDuplicates();
    }

    @Test
    void isNotFoundByTheKeyOfAnActivityThatEnded() {
        String ended =
                OwnActivity.of(of(Sample.CABINET, Sample.HOSPITAL)).getFirst().key();

        assertThat(OwnActivity.of(of(Sample.HOSPITAL), ended)).isEmpty();
    }

    @Test
    void countsOnceWhatNobodyCouldTellApart() {
        assertThat(OwnActivity.of(of(Sample.CABINET, Sample.CABINET))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "hopital, true",
        "HÔPITAL, true",
        "generique republique, true",
        "rennes, true",
        "medecin, true",
        "cabinet, false",
        "hopital paris, false"
    })
    void isFoundByWordsOfWhatIsShown(String search, boolean found) {
        assertThat(OwnActivity.of(of(Sample.HOSPITAL)).getFirst().matches(search))
                .isEqualTo(found);
    }

    @Test
    void saysNothingWhenPrinted() {
        assertThat(OwnActivity.of(Sample.doctor()).getFirst().toString()).doesNotContain("CABINET", "SA07");
    }

    private static Professional of(Activity... activities) {
        Practice doctor = new Practice("10", "C", "DR", "D'AUBREUIL", "Éloïse", List.of(), List.of(activities));
        return new Professional(
                Sample.doctor().key(), List.of(), "MME", "D'AUBREUIL", "Éloïse", List.of(doctor), Optional.empty());
    }
}
