package fr.galien.directory.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    KIND              | Code genre activité
                    KIND              | Code genre d'activité
                    KIND              | CODE GENRE D’ACTIVITE
                    POSTAL_CODE       | Code postal (coord. Structure)
                    POSTAL_CODE       | code postal  coord structure
                    FAMILY_NAME       | \uFEFFNom d'exercice
                    PRACTICE_CIVILITY | Code civilité exercice
                    PHONE_2           | Téléphone_2 (coord. structure)
                    """)
    void findsAColumnWhateverItsCaseAccentsAndPunctuation(Column column, String name) {
        assertThat(Arrays.stream(Column.values()).filter(each -> each.isCalled(Column.normalised(name))))
                .containsExactly(column);
    }

    @Test
    void tellsAllColumnsApart() {
        assertThat(Arrays.stream(Column.values()).map(Column::publishedName).map(Column::normalised))
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotTakeALabelForItsCode() {
        assertThat(Arrays.stream(Column.values())
                        .filter(each -> each.isCalled(Column.normalised("Libellé catégorie professionnelle"))))
                .isEmpty();
    }
}
