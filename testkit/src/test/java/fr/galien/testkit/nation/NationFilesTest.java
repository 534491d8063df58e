package fr.galien.testkit.nation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationFilesTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 2, 5);
    private static final Nation NATION = new Nation(5, 200);

    @TempDir
    Path directory;

    @Test
    void zipsTheThreePublicFilesUnderTheirNames() throws IOException {
        Path zip = NATION.writeZip(directory, AT);

        assertThat(zip).hasFileName("PS_LibreAcces_202611210205.zip");
        Map<String, byte[]> files = unzipped(zip);
        assertThat(files)
                .containsOnlyKeys(
                        "PS_LibreAcces_Personne_activite_202611210205.txt",
                        "PS_LibreAcces_Dipl_AutExerc_202611210205.txt",
                        "PS_LibreAcces_SavoirFaire_202611210205.txt");
        for (ExtractionFile file :
                List.of(ExtractionFile.PEOPLE, ExtractionFile.EXPERTISES, ExtractionFile.QUALIFICATIONS)) {
            assertThat(files.get(file.fileName(AT)))
                    .isEqualTo(Written.of(NATION, file).bytes());
        }
    }

    @Test
    void zipsTheSameBytesForTheSameNationAndMoment() throws IOException {
        byte[] first = Files.readAllBytes(NATION.writeZip(directory, AT));

        assertThat(Files.readAllBytes(NATION.writeZip(directory, AT))).isEqualTo(first);
    }

    @Test
    void zipsOneFileUnderItsName() throws IOException {
        Path zip = NATION.writeZip(ExtractionFile.RASS, directory, AT);

        assertThat(zip).hasFileName("Extraction_ProSanteConnect_Personne_activite_202611210205.zip");
        assertThat(unzipped(zip)).containsOnlyKeys("Extraction_ProSanteConnect_Personne_activite_202611210205.txt");
    }

    @Test
    void writesAFileUnderItsNameAndLeavesNothingElse() throws IOException {
        Path file = NATION.write(ExtractionFile.CARDS, directory.resolve("new"), AT);

        assertThat(file)
                .hasFileName("Porteurs_CPS_CPF_202611210205.txt")
                .hasBinaryContent(Written.of(NATION, ExtractionFile.CARDS).bytes());
        assertThat(file.getParent()).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesPairsOfIdentifiersToMerge() throws IOException {
        Merges merges = new Merges(List.of(new Merges.Pair(Numbers.adeli(7), Numbers.rpps(7))));

        Path file = merges.write(directory.resolve("merges.csv"));

        assertThat(file).hasContent("N° ADELI;N° RPPS\n0B0000007;99700000070\n");
    }

    @Test
    void writesAHeaderAloneWhenThereIsNothingToMerge() throws IOException {
        assertThat(Files.readString(new Merges(List.of()).write(directory.resolve("merges.csv")), UTF_8))
                .isEqualTo("N° ADELI;N° RPPS\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 30_000})
    void hasAtLeastTheLinesAskedFor(int lines) {
        for (long seed = 0; seed < 3; seed++) {
            Nation nation = Nation.ofLines(seed, lines);

            assertThat(Written.of(nation, ExtractionFile.PEOPLE).lines().size())
                    .isBetween(lines, lines * 11 / 10 + 400);
        }
    }

    @Test
    void refusesANationOfNoLines() {
        assertThatThrownBy(() -> Nation.ofLines(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coversEveryDepartmentWithCorsicaAndOverseas() {
        Set<String> departments = new Nation(5, 5_000)
                .people()
                .flatMap(person -> person.practices().stream())
                .flatMap(practice -> practice.activities().stream())
                .map(activity -> Town.of(activity.structure().communeCode()).department())
                .collect(toSet());

        Set<String> all = new TreeSet<>(Set.of("2A", "2B", "971", "972", "973", "974", "975", "976", "977", "978"));
        IntStream.rangeClosed(1, 95).filter(one -> one != 20).forEach(one -> all.add(Numbers.padded(one, 2)));
        assertThat(departments).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void agreesOnTheDepartmentByCommuneAndByPostalCodeButForTheIslandsThatShareOne() {
        assertThat(Town.ALL)
                .filteredOn(town -> !Set.of("2A", "2B", "977", "978").contains(town.department()))
                .allMatch(town -> town.postalCode().startsWith(town.department()));
        assertThat(Town.ALL)
                .filteredOn(town ->
                        town.department().startsWith("2A") || town.department().startsWith("2B"))
                .hasSize(2)
                .allMatch(town -> town.postalCode().startsWith("20"));
    }

    @Test
    void walksOverEveryNumberBelowABoundOnce() {
        for (int bound : new int[] {1, 2, 50, 2_000, 65_536, 100_003}) {
            assertThat(Walk.below(bound, 9).distinct().count()).isEqualTo(bound);
            assertThat(Walk.below(bound, 9)).allMatch(one -> one >= 0 && one < bound);
        }
    }

    private static Map<String, byte[]> unzipped(Path zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
