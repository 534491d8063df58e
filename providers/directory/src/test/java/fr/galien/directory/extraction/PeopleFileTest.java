package fr.galien.directory.extraction;

import static fr.galien.directory.ExtractionFile.COLUMNS;
import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.expert;
import static fr.galien.directory.ExtractionFile.merged;
import static fr.galien.directory.ExtractionFile.person;
import static fr.galien.directory.ExtractionFile.practising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.galien.directory.Dataset;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.LoadedFile;
import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTest {

    private static final Map<String, String> AGATHE = person("899700000018", "O'NEIL-LÉGER", "Agathe");
    private static final Map<String, String> BRICE = person("899700000026", "DUPONT", "Brice");

    @TempDir
    Path folder;

    @Test
    void readsEveryFieldFromTheColumnOfItsName() {
        // Each field holds the name of its own column: one taken from the wrong place shows.
        Map<String, String> ownNames = COLUMNS.stream().collect(Collectors.toMap(name -> name, name -> name));
        Professional person =
                onlyPersonOf(new ExtractionFile().row(ownNames, Map.of("Identification nationale PP", "5123/AB.c-1")));

        assertThat(person.key().value()).isEqualTo("5123/AB.c-1");
        assertThat(person.identifiers()).extracting(id -> id.id()).containsExactly(person.key());
        assertThat(person.civility()).isEqualTo("Code civilité");
        assertThat(person.familyName()).isEqualTo("Nom d'exercice");
        assertThat(person.givenName()).isEqualTo("Prénom d'exercice");
        assertThat(person.leftPractice()).isEmpty();
        assertThat(person.practices())
                .containsExactly(new Practice(
                        "Code profession",
                        "Code catégorie professionnelle",
                        "Code civilité d'exercice",
                        "Nom d'exercice",
                        "Prénom d'exercice",
                        List.of(new Expertise("Code type savoir-faire", "Code savoir-faire")),
                        List.of(new Activity(
                                "Code mode exercice",
                                "Code secteur d'activité",
                                "Code section tableau pharmaciens",
                                "Code rôle",
                                "Code genre activité",
                                "Autorité d'enregistrement",
                                new Structure(
                                        "Numéro SIRET site",
                                        "Numéro SIREN site",
                                        "Numéro FINESS site",
                                        "Numéro FINESS établissement juridique",
                                        "Identifiant technique de la structure",
                                        "Raison sociale site",
                                        "Enseigne commerciale site",
                                        "Complément destinataire (coord. structure)",
                                        "Complément point géographique (coord. structure)",
                                        "Numéro Voie (coord. structure)",
                                        "Indice répétition voie (coord. structure)",
                                        "Code type de voie (coord. structure)",
                                        "Libellé Voie (coord. structure)",
                                        "Mention distribution (coord. structure)",
                                        "Bureau cedex (coord. structure)",
                                        "Code postal (coord. structure)",
                                        "Code commune (coord. structure)",
                                        "Code pays (coord. structure)",
                                        "Téléphone (coord. structure)",
                                        "Téléphone 2 (coord. structure)",
                                        "Télécopie (coord. structure)",
                                        "Adresse e-mail (coord. structure)",
                                        "Code Département (structure)",
                                        "Ancien identifiant de la structure")))));
    }

    @Test
    void doesNotCareWhereAColumnIs() {
        assertThat(people(aFew().reversedColumns())).isEqualTo(people(aFew()));
    }

    @Test
    void readsAnOlderFileWithoutRoleAndKind() {
        Professional person = onlyPersonOf(new ExtractionFile()
                .without("Code rôle", "Libellé rôle", "Code genre activité", "Libellé genre activité")
                .row(AGATHE, doctor(), at("R1", "CABINET")));

        assertThat(person.practices().getFirst().activities())
                .extracting(Activity::roleCode, Activity::kindCode)
                .containsExactly(tuple("", ""));
    }

    @Test
    void ignoresColumnsItDoesNotKnow() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addFirst("Nouveauté 2027");
        columns.add(20, "");

        assertThat(people(aFew().columns(columns))).isEqualTo(people(aFew()));
    }

    @Test
    void readsVariantsOfTheHeader() {
        assertThat(people(aFew().called(Map.of(
                        "Code genre activité", "Code genre d'activité",
                        "Code postal (coord. structure)", "Code postal (coord. Structure)"))))
                .isEqualTo(people(aFew()));
    }

    @Test
    void readsLinesWithoutSeparatorAtTheirEndAndWindowsLineEnds() {
        assertThat(people(aFew().endOfLine("\n"))).isEqualTo(people(aFew()));
        assertThat(people(aFew().endOfLine("|\r\n"))).isEqualTo(people(aFew()));
    }

    @Test
    void keepsQuotesBackslashesAndSpacesAsTheyAre() {
        Professional person = onlyPersonOf(new ExtractionFile()
                .row(AGATHE, doctor(), at("R1", "\"LE \\ CABINET\" "), Map.of("Enseigne commerciale site", "\"")));

        assertThat(person.practices().getFirst().activities().getFirst().structure())
                .extracting(Structure::legalName, Structure::tradeName)
                .containsExactly("\"LE \\ CABINET\" ", "\"");
    }

    @Test
    void keepsTheSecondSpecialtyAndEverySite() {
        Professional person = onlyPersonOf(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "CABINET"))
                .row(AGATHE, doctor(), expert("S", "SM04"), at("R1", "CABINET"))
                .row(AGATHE, doctor(), expert("S", "SM54"), at("F2", "HÔPITAL"))
                .row(AGATHE, doctor(), expert("S", "SM04"), at("F2", "HÔPITAL")));

        assertThat(person.practices()).singleElement().satisfies(practice -> {
            assertThat(practice.expertises()).containsExactly(new Expertise("S", "SM04"), new Expertise("S", "SM54"));
            assertThat(practice.activities())
                    .extracting(activity -> activity.structure().technicalId())
                    .containsExactly("F2", "R1");
        });
    }

    @Test
    void tellsAStudentFromAProfessionalOfTheSameCode() {
        Professional person = onlyPersonOf(
                new ExtractionFile().row(AGATHE, practising("10", "E")).row(AGATHE, practising("10", "C")));

        assertThat(person.practices()).extracting(Practice::categoryCode).containsExactly("C", "E");
    }

    @Test
    void readsAPersonWithoutActivityAndOneWithoutPractice() {
        List<Professional> people =
                people(new ExtractionFile().row(AGATHE, doctor()).row(BRICE));

        assertThat(people.get(0).practices()).singleElement().satisfies(practice -> {
            assertThat(practice.expertises()).isEmpty();
            assertThat(practice.activities()).isEmpty();
        });
        assertThat(people.get(1).practices()).isEmpty();
    }

    @Test
    void doesNotCareAboutTheOrderOfRows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String specialty : List.of("SM54", "SM04", "SM26")) {
            for (String site : List.of("R1", "R2", "F3")) {
                rows.add(merged(AGATHE, doctor(), expert("S", specialty), at(site, "SITE " + site)));
                rows.add(merged(BRICE, practising("21", "C"), at(site, "SITE " + site)));
            }
        }
        rows.add(merged(AGATHE, practising("60", "C"), Map.of("Nom d'exercice", "LÉGER")));
        rows.add(merged(AGATHE, practising("60", "C"), Map.of("Code civilité", "")));
        List<Professional> expected = people(ExtractionFile.of(rows));

        Random random = new Random(20261121);
        for (int shuffle = 0; shuffle < 50; shuffle++) {
            Collections.shuffle(rows, random);
            assertThat(people(ExtractionFile.of(rows))).isEqualTo(expected);
        }
    }

    @Test
    void saysWhatItRead() {
        Reading reading = new Reading(folder);
        reading.people(aFew().in(folder));

        assertThat(reading.file().sha256()).matches("[0-9a-f]{64}");
        assertThat(reading.file().withSha256(""))
                .isEqualTo(new LoadedFile(
                        "PS_LibreAcces_Personne_activite_202611210230.txt",
                        "",
                        "PS_LibreAcces_Personne_activite",
                        List.of(Dataset.PEOPLE),
                        Optional.of(Instant.parse("2026-11-21T01:30:00Z")),
                        2,
                        0,
                        false));
        assertThat(reading.rejects()).doesNotExist();
    }

    @Test
    void readsWindows1252AndSaysSo() throws IOException {
        Path file = folder.resolve("old.txt");
        Files.writeString(file, aFew().text(), Charset.forName("windows-1252"));
        Reading reading = new Reading(folder);

        assertThat(reading.people(file)).isEqualTo(people(aFew()));
        assertThat(reading.file().windows1252()).isTrue();
    }

    @Test
    void readsALastLineWithoutItsNewLine() throws IOException {
        String text = aFew().text();
        Path file = Files.writeString(folder.resolve("whole.txt"), text.substring(0, text.length() - 1));

        assertThat(new Reading(folder).people(file)).isEqualTo(people(aFew()));
    }

    @Test
    void hidesPeopleFromLogs() {
        assertThat(new Values(List.of("DUPONT")).toString()).doesNotContain("DUPONT");
    }

    private static ExtractionFile aFew() {
        return new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "CABINET"))
                .row(BRICE, practising("21", "C"), at("R2", "PHARMACIE DE L'ÉTÉ"));
    }

    private List<Professional> people(ExtractionFile file) {
        return new Reading(folder).people(file.in(folder));
    }

    private Professional onlyPersonOf(ExtractionFile file) {
        assertThat(people(file)).hasSize(1);
        return people(file).getFirst();
    }
}
