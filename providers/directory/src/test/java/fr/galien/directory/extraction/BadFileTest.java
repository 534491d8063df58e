package fr.galien.directory.extraction;

import static fr.galien.directory.ExtractionFile.COLUMNS;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.galien.directory.ExtractionFile;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {

    private static final Map<String, String> AGATHE = person("899700252580", "O'NEIL-LÉGER", "Agathe");
    private static final Map<String, String> BRICE = person("899700218896", "DUPONT", "Brice");

    @TempDir
    Path folder;

    /** A file that cannot be understood whole is refused. */
    @Nested
    class Refuses {

        @Test
        void aFileThatIsNotThere() {
            assertThat(refusalOf(folder.resolve("absent.txt"))).isEqualTo(new LoadRefusal.FileUnreadable("absent.txt"));
            assertThat(refusalOf(folder)).isInstanceOf(LoadRefusal.FileUnreadable.class);
        }

        @ParameterizedTest
        @EnumSource(FileKind.class)
        void anyKindOfFileWithoutARequiredColumnNamingIt(FileKind kind) throws IOException {
            String separator = String.valueOf(kind.separator());
            List<String> names = kind.shapes().stream()
                    .flatMap(shape -> shape.columns().stream())
                    .distinct()
                    .map(Column::publishedName)
                    .toList();
            for (Column column : kind.columns()) {
                List<String> others = names.stream()
                        .filter(name -> !name.equals(column.publishedName()))
                        .toList();
                Path file = Files.writeString(folder.resolve("file.txt"), String.join(separator, others) + "\n");

                LoadRefusal refusal = refusalOf(file);

                if (!kind.requires(column)) {
                    assertThat(refusal).isInstanceOf(LoadRefusal.NobodyInFile.class);
                } else if (!(refusal instanceof LoadRefusal.FileUnknown) && names.size() > 5) {
                    // A header of few columns without one of them may be like no file any more.
                    assertThat(refusal)
                            .isEqualTo(new LoadRefusal.ColumnMissing(kind.publishedName(), column.publishedName()));
                }
            }
        }

        @Test
        void anEmptyFileOneWithoutHeaderAndOneOfSomethingElse() throws IOException {
            String text = new ExtractionFile().row(AGATHE).text();
            for (String content : List.of("", "\n\n", text.substring(text.indexOf('\n') + 1), "<html>503</html>")) {
                assertThat(refusalOf(Files.writeString(folder.resolve("f.txt"), content)))
                        .isEqualTo(new LoadRefusal.FileUnknown("f.txt"));
            }
        }

        @Test
        void aHeaderWithNothingUnderIt() throws IOException {
            assertThat(refusalOf(new ExtractionFile())).isInstanceOf(LoadRefusal.NobodyInFile.class);
            String blank = new ExtractionFile().text() + "\n\n";
            assertThat(refusalOf(Files.writeString(folder.resolve("blank.txt"), blank)))
                    .isInstanceOf(LoadRefusal.NobodyInFile.class);
        }

        @Test
        void aColumnThatIsThereTwice() {
            List<String> columns = new ArrayList<>(COLUMNS);
            columns.add("CODE PROFESSION");

            assertThat(refusalOf(new ExtractionFile().row(AGATHE).columns(columns)))
                    .isEqualTo(new LoadRefusal.ColumnRepeated("Code profession"));
        }

        @Test
        void twoFilesThatFillTheSame() {
            Path file = new ExtractionFile().row(AGATHE).in(folder, "one.txt");
            Path other = new ExtractionFile().row(BRICE).in(folder, "other.txt");

            assertThat(refusalOf(file, other)).isEqualTo(new LoadRefusal.SameTwice("other.txt"));
        }

        @Test
        void moreBadLinesThanAGoodFileHas() {
            ExtractionFile file = new ExtractionFile().row(AGATHE);
            for (int line = 0; line <= Rejects.MOST; line++) {
                file.row(BRICE, Map.of("Raison sociale site", "|"));
            }

            assertThat(refusalOf(file)).isInstanceOf(LoadRefusal.TooManyRejects.class);
            assertThat(new Reading(folder).rejected()).hasSizeGreaterThan(Rejects.MOST / 2);
        }
    }

    /** A bad line is put aside with its number, reason and bytes, and whoever it is about is left as they were. */
    @Nested
    class PutsAside {

        @Test
        void aLineWithASeparatorInAField() {
            assertHeldBack(Map.of("Raison sociale site", "A|B"), "it does not have the 56 fields of the header");
        }

        @Test
        void aLineWithANulCharacterWhichPostgresCannotHold() {
            assertHeldBack(Map.of("Bureau cedex (coord. structure)", "a\0b"), "it holds a NUL character");
        }

        @Test
        void aLineOfAMegabyte() {
            assertHeldBack(Map.of("Raison sociale site", "x".repeat(1 << 20)), "it is longer than 65536 bytes");
        }

        @Test
        void linesOfMegabytesOneAfterTheOtherUpToTheEndOfTheFile() {
            Map<String, String> huge = Map.of("Raison sociale site", "é".repeat(1 << 21));
            Reading reading = new Reading(folder);

            assertThat(reading.people(new ExtractionFile()
                            .row(BRICE, huge)
                            .row(BRICE, huge)
                            .row(AGATHE, doctor())
                            .row(BRICE, huge)
                            .in(folder)))
                    .hasSize(1);
            assertThat(reading.file().rejected()).isEqualTo(3);
            assertThat(reading.file().rows()).isEqualTo(4);
        }

        @Test
        void aLineThatIsNotUtf8InAFileThatIs() throws IOException {
            byte[] text = new ExtractionFile()
                    .row(AGATHE, doctor())
                    .row(BRICE, Map.of("Raison sociale site", "§"))
                    .text()
                    .getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < text.length; at++) {
                text[at] = text[at] == (byte) 0xC2 ? (byte) 0xFF : text[at];
            }
            Reading reading = new Reading(folder);

            assertThat(reading.people(Files.write(folder.resolve("f.txt"), text)))
                    .hasSize(1);
            byte[] rejected = Files.readAllBytes(reading.rejects());
            assertThat(new String(rejected, StandardCharsets.ISO_8859_1))
                    .contains("it is not UTF-8 text")
                    .contains("ÿ§");
        }

        /** The download stopped: anywhere in the last line, even inside its last field. */
        @ParameterizedTest
        @ValueSource(ints = {2, 3, 10, 60})
        void aTruncatedLastLineAndAllElseOfThatPerson(int missing) throws IOException {
            String text = new ExtractionFile()
                    .row(AGATHE)
                    .row(BRICE, doctor())
                    .row(BRICE, Map.of("Libellé genre activité", "Activité"))
                    .text();
            Path cut = Files.writeString(folder.resolve("cut.txt"), text.substring(0, text.length() - missing));
            Reading reading = new Reading(folder);

            assertThat(reading.people(cut)).extracting(one -> one.key().value()).containsExactly("899700252580");
            assertThat(reading.rejected()).singleElement().asString().startsWith("cut.txt\t4\tit does not have");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "8", " 899700000018", "8997'; drop table x; --", "ÉÈ"})
        void aLineThatDoesNotSayWhoseItIs(String id) {
            Reading reading = new Reading(folder);

            assertThat(reading.people(new ExtractionFile()
                            .row(AGATHE)
                            .row(AGATHE, Map.of("Identification nationale PP", id))
                            .in(folder)))
                    .hasSize(1);
            assertThat(reading.ofNobody()).isEqualTo(1);
        }

        @Test
        void bothHalvesOfALineBrokenInTwo() {
            Reading reading = new Reading(folder);

            assertThat(reading.people(new ExtractionFile()
                            .row(AGATHE)
                            .row(BRICE, Map.of("Raison sociale site", "A\nB"))
                            .in(folder)))
                    .hasSize(1);
            assertThat(reading.rejected()).hasSize(2);
            assertThat(reading.ofNobody()).isEqualTo(1);
        }

        @Test
        void linesWhereNobodyElseCanReadThem() throws IOException {
            assertHeldBack(Map.of("Raison sociale site", "|"), "it does not have");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(new Reading(folder).rejects())))
                    .isEqualTo("rw-------");
        }

        private void assertHeldBack(Map<String, String> fault, String reason) {
            Reading reading = new Reading(folder);
            List<String> people = reading
                    .people(new ExtractionFile()
                            .row(AGATHE, doctor())
                            .row(BRICE, doctor())
                            .row(BRICE, fault)
                            .row(AGATHE)
                            .in(folder))
                    .stream()
                    .map(person -> person.key().value())
                    .toList();

            assertThat(people).containsExactly("899700252580");
            assertThat(reading.rejected()).singleElement().satisfies(line -> {
                assertThat(line).startsWith("PS_LibreAcces_Personne_activite_202611210230.txt\t4\t" + reason);
                assertThat(line).contains("|899700218896|");
            });
            assertThat(reading.file().rejected()).isEqualTo(1);
            assertThat(reading.ofNobody()).isZero();
        }
    }

    @Nested
    class Zips {

        @Test
        void areReadWhateverTheyHoldOfTheNation() throws IOException {
            Path zip = zip("data/PS_LibreAcces_Personne_activite_202611210230.txt", people());
            Reading reading = new Reading(folder);

            assertThat(reading.people(zip)).hasSize(2);
            assertThat(reading.file().name()).isEqualTo("good.zip!PS_LibreAcces_Personne_activite_202611210230.txt");
        }

        @ParameterizedTest
        @ValueSource(strings = {"../people.txt", "a/../../people.txt", "/etc/people.txt", "..\\people.txt"})
        void areRefusedWithAnUnsafePath(String name) throws IOException {
            assertThat(refusalOf(zip(name, people()))).isInstanceOf(LoadRefusal.ZipRefused.class);
        }

        @Test
        void areRefusedIfTheyAreBombs() throws IOException {
            byte[] header = people();
            byte[] bomb = new byte[header.length + (64 << 20)];
            System.arraycopy(header, 0, bomb, 0, header.length);
            for (int at = header.length; at < bomb.length; at++) {
                bomb[at] = '\n';
            }

            assertThat(refusalOf(zip("people.txt", bomb)))
                    .isInstanceOfSatisfying(
                            LoadRefusal.ZipRefused.class,
                            refusal -> assertThat(refusal.reason()).contains("200 times larger"));
        }

        @Test
        void areRefusedIfTheyAreDamaged() throws IOException {
            byte[] bytes = Files.readAllBytes(zip("people.txt", people()));
            for (int at = 200; at < 260; at++) {
                bytes[at] ^= 0x55;
            }

            assertThat(refusalOf(Files.write(folder.resolve("damaged.zip"), bytes)))
                    .isInstanceOf(LoadRefusal.ZipRefused.class);
        }

        @Test
        void areRefusedIfTheyWereCut() throws IOException {
            byte[] bytes = Files.readAllBytes(zip("people.txt", people()));

            assertThat(refusalOf(Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, 250))))
                    .isInstanceOf(LoadRefusal.ZipRefused.class);
        }

        private byte[] people() {
            return new ExtractionFile().row(AGATHE, doctor()).row(BRICE).text().getBytes(StandardCharsets.UTF_8);
        }

        private Path zip(String name, byte[] content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
            return Files.write(folder.resolve("good.zip"), bytes.toByteArray());
        }
    }

    @Test
    void quotesNothingOfTheFileInItsSentences() throws IOException {
        Path file = Files.write(folder.resolve("bytes.txt"), "LÉGER".getBytes(StandardCharsets.ISO_8859_1));

        LoadRefused refused = refused(file);

        assertThat(refused).hasStackTraceContaining("RPPS-0315").hasMessageNotContaining("GER");
        assertThat(refused.refusal().wayOut()).isNotBlank();
    }

    private LoadRefusal refusalOf(ExtractionFile file) {
        return refusalOf(file.in(folder));
    }

    private LoadRefusal refusalOf(Path... files) {
        return refused(files).refusal();
    }

    private LoadRefused refused(Path... files) {
        LoadRefused refused = catchThrowableOfType(LoadRefused.class, () -> new Reading(folder).people(files));
        assertThat(refused).isNotNull();
        return refused;
    }
}
