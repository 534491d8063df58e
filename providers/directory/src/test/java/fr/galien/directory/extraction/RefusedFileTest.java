package fr.galien.directory.extraction;

import static fr.galien.directory.ExtractionFile.COLUMNS;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.galien.directory.ExtractionFile;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedFileTest {

    private static final Map<String, String> AGATHE = person("899700000018", "LÉGER", "Agathe");

    @TempDir
    Path folder;

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(refusalOf(folder.resolve("absent.txt"))).isEqualTo(new LoadRefusal.FileUnreadable("absent.txt"));
        assertThat(refusalOf(folder)).isInstanceOf(LoadRefusal.FileUnreadable.class);
    }

    @Test
    void refusesWindows1252RatherThanGarbleNames() throws IOException {
        Path file = folder.resolve("old.txt");
        Files.writeString(file, new ExtractionFile().row(AGATHE).text(), Charset.forName("windows-1252"));

        assertThat(refusalOf(file)).isEqualTo(new LoadRefusal.NotUtf8("old.txt"));
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void refusesAFileWithoutARequiredColumnNamingIt(Column column) {
        ExtractionFile file = new ExtractionFile().row(AGATHE, doctor()).without(column.publishedName());

        if (column.isRequired()) {
            assertThat(refusalOf(file)).isEqualTo(new LoadRefusal.ColumnMissing(column.publishedName()));
        } else {
            assertThat(new PersonneActiviteFile(file.in(folder)).read().people())
                    .hasSize(1);
        }
    }

    @Test
    void refusesAnEmptyFileAndOneWithoutHeader() throws IOException {
        assertThat(refusalOf(Files.writeString(folder.resolve("empty.txt"), "")))
                .isInstanceOf(LoadRefusal.ColumnMissing.class);
        String text = new ExtractionFile().row(AGATHE).text();
        assertThat(refusalOf(Files.writeString(folder.resolve("headless.txt"), text.substring(text.indexOf('\n') + 1))))
                .isInstanceOf(LoadRefusal.ColumnMissing.class);
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add("CODE PROFESSION");

        assertThat(refusalOf(new ExtractionFile().row(AGATHE).columns(columns)))
                .isEqualTo(new LoadRefusal.ColumnRepeated("Code profession"));
    }

    @Test
    void refusesALineWithASeparatorInAFieldNamingTheLine() {
        assertThat(refusalOf(new ExtractionFile()
                        .row(AGATHE)
                        .row(AGATHE, Map.of("Raison sociale site", "A|B"))
                        .row(AGATHE)))
                .isInstanceOfSatisfying(
                        LoadRefusal.LineMalformed.class,
                        refusal -> assertThat(refusal.line()).isEqualTo(3));
    }

    @Test
    void refusesALineBrokenInTwo() {
        assertThat(refusalOf(new ExtractionFile().row(AGATHE).row(AGATHE, Map.of("Raison sociale site", "A\nB"))))
                .isInstanceOfSatisfying(
                        LoadRefusal.LineMalformed.class,
                        refusal -> assertThat(refusal.line()).isEqualTo(3));
    }

    /** The download stopped: anywhere in the last line, even inside its last field. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 60})
    void refusesATruncatedLastLine(int missing) throws IOException {
        String text = new ExtractionFile()
                .row(AGATHE)
                .row(AGATHE, Map.of("Libellé genre activité", "Activité"))
                .text();
        Path cut = Files.writeString(folder.resolve("cut.txt"), text.substring(0, text.length() - missing));

        assertThat(refusalOf(cut))
                .isInstanceOfSatisfying(
                        LoadRefusal.LineMalformed.class,
                        refusal -> assertThat(refusal.line()).isEqualTo(3));
    }

    @Test
    void readsALastLineWithoutItsNewLine() throws IOException {
        String text = new ExtractionFile().row(AGATHE).text();
        Path file = Files.writeString(folder.resolve("whole.txt"), text.substring(0, text.length() - 1));

        assertThat(new PersonneActiviteFile(file).read().people()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", " 899700000018", "8997'; drop table x; --", "ÉÈ"})
    void refusesALineWithoutNationalIdentifier(String id) {
        LoadRefusal refusal =
                refusalOf(new ExtractionFile().row(AGATHE).row(AGATHE, Map.of("Identification nationale PP", id)));

        assertThat(refusal)
                .isEqualTo(new LoadRefusal.LineMalformed(
                        3, "the column \"Identification nationale PP\" holds no national identifier"));
    }

    @Test
    void refusesIdentifiersThatDifferByCaseOnly() {
        assertThat(refusalOf(
                        new ExtractionFile().row(person("00B6087510", "A", "A")).row(person("00b6087510", "B", "B"))))
                .isInstanceOf(LoadRefusal.LineMalformed.class);
    }

    @Test
    void refusesANulCharacterWhichPostgresCannotHold() {
        assertThat(refusalOf(new ExtractionFile().row(AGATHE, Map.of("Bureau cedex (coord. structure)", "a\0b"))))
                .isEqualTo(new LoadRefusal.LineMalformed(2, "it holds a NUL character"));
    }

    @Test
    void quotesNothingOfTheFileInItsSentences() throws IOException {
        for (ExtractionFile file : List.of(
                new ExtractionFile().row(AGATHE, Map.of("Raison sociale site", "A|B")),
                new ExtractionFile().row(AGATHE, Map.of("Identification nationale PP", "LÉGER")))) {
            LoadRefused refused = refused(file.in(folder));
            assertThat(refused.getMessage()).doesNotContain("LÉGER").doesNotContain("899700");
            assertThat(refused.refusal().wayOut()).isNotBlank();
        }
        Path file = folder.resolve("bytes.txt");
        Files.write(file, "LÉGER".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(file)).hasStackTraceContaining("RPPS-0303").hasMessageNotContaining("GER");
    }

    private LoadRefusal refusalOf(ExtractionFile file) {
        return refusalOf(file.in(folder));
    }

    private static LoadRefusal refusalOf(Path file) {
        return refused(file).refusal();
    }

    private static LoadRefused refused(Path file) {
        LoadRefused refused = catchThrowableOfType(LoadRefused.class, () -> new PersonneActiviteFile(file).read());
        assertThat(refused).isNotNull();
        return refused;
    }
}
