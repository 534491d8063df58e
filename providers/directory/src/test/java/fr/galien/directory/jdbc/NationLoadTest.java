package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.ChangedField;
import fr.galien.directory.Dataset;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.Activity;
import fr.galien.identity.Expertise;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.testkit.nation.Card;
import fr.galien.testkit.nation.Change;
import fr.galien.testkit.nation.ExtractionFile;
import fr.galien.testkit.nation.Merges;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.NextDay;
import fr.galien.testkit.nation.Turnover;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of a fictitious nation, through the database and back. */
class NationLoadTest {

    private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 21, 2, 30);
    private static final int SIZE = 3_000;

    @TempDir
    Path folder;

    private final Nation nation = new Nation(42, SIZE);
    private TestDatabase database;
    private AgroalDataSource pool;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @BeforeEach
    void migrate() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PEOPLE", "RASS"})
    void findsEverybodyAsTheyWentInWhateverTheOrderOfTheRows(ExtractionFile kind) throws IOException {
        Path file = nation.write(kind, folder, NIGHT);
        List<String> lines = Files.readAllLines(file);
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(7));
        rows.addFirst(lines.getFirst());
        Files.writeString(file, String.join("\n", rows) + "\n");

        DatasetChanges changes = loading().load(file).changes().get(Dataset.PEOPLE);

        assertThat(changes).isEqualTo(new DatasetChanges(SIZE, 0, 0, 0, 0, 0, Map.of()));
        assertAllAreFound(nation);
    }

    @Test
    void saysExactlyWhoChangedFromOneDayToTheNext() throws IOException {
        loading().load(nation.write(ExtractionFile.PEOPLE, folder, NIGHT));
        NextDay second = nation.dayAfter(1, new Turnover(60, 20, 15, 0));
        now = now.plusSeconds(86_400);

        DatasetChanges changes = loading()
                .load(second.nation().write(ExtractionFile.PEOPLE, folder, NIGHT.plusDays(1)))
                .changes()
                .get(Dataset.PEOPLE);

        long visible = second.changed().values().stream()
                .filter(change -> change != Change.PRIVATE_EMAIL)
                .count();
        assertThat(changes)
                .extracting(
                        DatasetChanges::created,
                        DatasetChanges::changed,
                        DatasetChanges::gone,
                        DatasetChanges::back,
                        DatasetChanges::unchanged)
                .containsExactly(15L, visible, 20L, 0L, SIZE - 20 - visible);
        assertThat(changes.fields()).containsKeys(ChangedField.NAME, ChangedField.ACTIVITY, ChangedField.SAVOIR_FAIRE);
        assertThat(second.gone())
                .allSatisfy(id -> assertThat(find(id).inPractice()).isFalse());
        assertAllAreFound(second.nation());

        NextDay third = second.nation().dayAfter(2, new Turnover(0, 0, 0, 20));
        assertThat(loading()
                        .load(third.nation().write(ExtractionFile.PEOPLE, folder, NIGHT.plusDays(2)))
                        .changes()
                        .get(Dataset.PEOPLE)
                        .back())
                .isEqualTo(20);
        assertAllAreFound(third.nation());
    }

    @Test
    void stopsWhenADepartmentLosesMoreThanOneInAHundred() throws IOException {
        loading().load(nation.write(ExtractionFile.PEOPLE, folder, NIGHT));
        Nation without = nation.dayAfter(1, Turnover.goneFrom("75", 4)).nation();

        LoadOutcome outcome = loading()
                .run(new LoadRequest(
                        List.of(without.write(ExtractionFile.PEOPLE, folder, NIGHT.plusDays(1))),
                        Guard.USUAL,
                        Optional.empty(),
                        false,
                        loading().rejects()));

        assertThat(outcome).isInstanceOf(LoadOutcome.Stopped.class);
        assertThat(outcome.report().findings())
                .extracting(Guard.Finding::sentence)
                .anyMatch(sentence -> sentence.startsWith("DEPARTMENT 75: 4 of "));
    }

    @Test
    void loadsThePublishedZipOfThreeFiles() throws IOException {
        LoadReport report = loading().load(nation.writeZip(folder, NIGHT));

        assertThat(report.changes()).containsOnlyKeys(Dataset.PEOPLE, Dataset.SAVOIR_FAIRE, Dataset.DIPLOMAS);
        assertThat(report.changes().get(Dataset.DIPLOMAS).created()).isPositive();
        assertAllAreFound(nation);
    }

    /** The national file announces that savoir-faire will leave it for one of their own. */
    @Test
    void findsEverySpecialtyThoughItIsInAFileOfItsOwn() throws IOException {
        loading()
                .load(
                        nation.write(ExtractionFile.PEOPLE_WITHOUT_EXPERTISES, folder, NIGHT),
                        nation.write(ExtractionFile.EXPERTISES, folder, NIGHT));

        assertAllAreFound(nation);
    }

    @Test
    void loadsNothingNewTheSecondTimeOfAnyFile() throws IOException {
        Path[] files = {
            nation.writeZip(folder, NIGHT),
            nation.write(ExtractionFile.CARDS, folder, NIGHT),
            nation.write(ExtractionFile.MAILBOXES, folder, NIGHT)
        };
        loading().load(files);

        assertThat(loading().load(files).changes()).hasSize(5).allSatisfy((dataset, changes) -> {
            assertThat(changes.unchanged()).as(dataset.name()).isPositive();
            assertThat(changes).isEqualTo(new DatasetChanges(0, 0, 0, 0, changes.unchanged(), 0, Map.of()));
        });
    }

    /** Whoever is the only one left in the file loses nothing, and nobody else keeps anything. */
    @ParameterizedTest
    @EnumSource(names = {"EXPERTISES", "QUALIFICATIONS", "MAILBOXES"})
    void forgetsWhatTheFilesNoLongerHave(ExtractionFile kind) throws IOException {
        Path file = nation.write(kind, folder, NIGHT);
        DatasetChanges all = loading().load(file).changes().values().iterator().next();
        List<String> lines = Files.readAllLines(file);

        Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n");
        DatasetChanges changes =
                loading().load(file).changes().values().iterator().next();

        assertThat(changes.gone()).isEqualTo(all.created() - 1).isPositive();
        assertThat(loading().load(file).changes().values().iterator().next())
                .isEqualTo(new DatasetChanges(0, 0, 0, 0, 1, 0, Map.of()));
    }

    @Test
    void neverTakesAnOppositionBack() throws IOException, SQLException {
        Path file = nation.write(ExtractionFile.CARDS, folder, NIGHT);
        Card opposed = IntStream.range(0, SIZE)
                .mapToObj(nation::cards)
                .flatMap(List::stream)
                .filter(card -> card.opposedOn().isPresent())
                .findFirst()
                .orElseThrow();
        loading().load(file);
        String day = opposed.opposedOn().get().toString();
        assertThat(text("select opposed_on from directory.card where number = '" + opposed.number() + "'"))
                .isEqualTo(day);

        // Once its line says nothing of it, once its line is gone.
        String all = Files.readString(file);
        String without = all.lines()
                .filter(line -> line.contains(opposed.number()))
                .map(line -> line.replace(day, ""))
                .collect(Collectors.joining("\n"));
        String others =
                all.lines().filter(line -> !line.contains(opposed.number())).collect(Collectors.joining("\n"));
        for (String content : List.of(others + "\n" + without + "\n", others + "\n")) {
            loading().load(Files.writeString(file, content));

            assertThat(text("select opposed_on from directory.card where number = '" + opposed.number() + "'"))
                    .isEqualTo(day);
        }
    }

    @Test
    void takesNoteOfAPrivateAddressThatWasReplacedAndTellsTheOldOne() throws IOException, SQLException {
        Path file = nation.write(ExtractionFile.RASS, folder, NIGHT);
        loading().load(file);
        String person =
                nation.people().skip(1_000).findFirst().orElseThrow().key().value();
        String old = text("select email from directory.contact where person = '" + person + "' and email <> ''");
        assertThat(text("select count(*) from directory.contact where email_changed_at is not null"))
                .isEqualTo("0");

        Files.writeString(file, Files.readString(file).replace("|" + old + "|", "|thief@elsewhere.example|"));
        loading().load(file);

        assertThat(text("select email || (email_changed_at = '" + now + "') || (phone_changed_at is null) from"
                        + " directory.contact where person = '" + person + "'"))
                .isEqualTo("thief@elsewhere.exampletruetrue");
        assertThat(text("select string_agg(person || ' ' || old_email, ',') from directory.contact_change"))
                .isEqualTo(person + " " + old);

        // The public file says nothing of private addresses, so it takes none away.
        loading().load(nation.write(ExtractionFile.PEOPLE, folder, NIGHT));
        assertThat(text("select email from directory.contact where person = '" + person + "'"))
                .isEqualTo("thief@elsewhere.example");
    }

    @Test
    void keepsTheIdentifierAPersonWasKnownByFirst() throws IOException, SQLException {
        List<Professional> people = nation.people().toList();
        NationalId adeli = people.stream()
                .map(Professional::key)
                .filter(id -> id.value().startsWith("0"))
                .findFirst()
                .orElseThrow();
        NationalId rpps = new NationalId("899799999999");
        Path file = nation.write(ExtractionFile.PEOPLE, folder, NIGHT);
        loading().load(file);

        // The registry of today knows the same person under its own number.
        Files.writeString(file, Files.readString(file).replace(adeli.value(), rpps.value()));
        Path merges = folder.resolve("merges.csv");
        new Merges(List.of(new Merges.Pair(adeli, rpps))).write(merges);
        LoadReport report = loading().load(file, merges);

        assertThat(report.changes().get(Dataset.MERGES).created()).isEqualTo(1);
        assertThat(report.changes().get(Dataset.PEOPLE).gone()).isZero();
        assertThat(report.changes().get(Dataset.PEOPLE).created()).isZero();
        for (NationalId id : List.of(adeli, rpps)) {
            assertThat(find(id).key()).isEqualTo(adeli);
            assertThat(find(id).inPractice()).isTrue();
            assertThat(find(id).identifiers()).extracting(Identifier::id).containsExactly(adeli, rpps);
        }
        assertThat(loading().load(file, merges).changes().get(Dataset.MERGES))
                .isEqualTo(new DatasetChanges(0, 0, 0, 0, 1, 0, Map.of()));
    }

    @Test
    void endsTheSecondOfTwoPeopleWhoTurnOutToBeOne() throws IOException, SQLException {
        List<Professional> people = nation.people().toList();
        NationalId adeli = people.stream()
                .map(Professional::key)
                .filter(id -> id.value().startsWith("0"))
                .findFirst()
                .orElseThrow();
        NationalId rpps = people.get(2_000).key();
        Path file = nation.write(ExtractionFile.PEOPLE, folder, NIGHT);
        loading().load(file);
        Path merges = folder.resolve("merges.csv");
        new Merges(List.of(new Merges.Pair(adeli, rpps))).write(merges);

        // Windows line ends and Windows-1252, as some have been published.
        Files.writeString(merges, Files.readString(merges).replace("\n", "\r\n"), Charset.forName("windows-1252"));
        loading().load(merges);

        assertThat(find(rpps).key()).isEqualTo(adeli);
        assertThat(text("select string_agg(person || reason, ',') from directory.stop"))
                .isEqualTo(rpps.value() + "merged");
        // Both rows of the file are now of one person, who has what both had.
        loading().load(file);
        assertThat(find(adeli).practices())
                .extracting(Practice::professionCode)
                .containsAll(people.get(2_000).practices().stream()
                        .map(Practice::professionCode)
                        .toList());
        assertThat(text("select count(*) from directory.professional where left_practice is null"))
                .isEqualTo(String.valueOf(SIZE - 1));
    }

    /** One person, an identifier at a time: whichever way the file tells it, all find the one known first. */
    @Test
    void followsAMergeOfMerges() throws IOException, SQLException {
        List<NationalId> adeli = nation.people()
                .map(Professional::key)
                .filter(id -> id.value().startsWith("0"))
                .limit(2)
                .toList();
        NationalId rpps = nation.people().skip(2_000).findFirst().orElseThrow().key();
        loading().load(nation.write(ExtractionFile.PEOPLE, folder, NIGHT));
        Path merges = folder.resolve("merges.csv");
        new Merges(List.of(new Merges.Pair(adeli.get(1), rpps), new Merges.Pair(adeli.get(0), rpps))).write(merges);

        assertThat(loading().load(merges).changes().get(Dataset.MERGES).created())
                .isEqualTo(2);

        for (NationalId id : List.of(adeli.get(0), adeli.get(1), rpps)) {
            assertThat(find(id).key()).isEqualTo(find(rpps).key());
            assertThat(find(id).identifiers()).hasSize(3);
        }
        assertThat(text("select count(*) from directory.professional where left_practice is null"))
                .isEqualTo(String.valueOf(SIZE - 2));
        assertThat(text("select count(*) from directory.stop where reason = 'merged'"))
                .isEqualTo("2");
        assertThat(loading().load(merges).changes().get(Dataset.MERGES).unchanged())
                .isEqualTo(2);
    }

    /** A tenth of a nation and then some, in the memory a nation has. */
    @Test
    void loadsAHundredThousandLines() throws IOException, SQLException {
        Nation large = Nation.ofLines(3, 100_000);
        Path file = large.write(ExtractionFile.PEOPLE, folder, NIGHT);

        DatasetChanges first = loading().load(file).changes().get(Dataset.PEOPLE);

        assertThat(first.created()).isEqualTo(large.people().count());
        assertThat(text("select count(*) from directory.professional where left_practice is null"))
                .isEqualTo(String.valueOf(first.created()));
        NextDay next = large.dayAfter(1, new Turnover(500, 50, 50, 0));
        LoadOutcome second = loading()
                .run(new LoadRequest(
                        List.of(next.nation().write(ExtractionFile.PEOPLE, folder, NIGHT.plusDays(1))),
                        new Guard(0.05, 1),
                        Optional.empty(),
                        false,
                        loading().rejects()));
        assertThat(second).isInstanceOf(LoadOutcome.Applied.class);
        assertThat(second.report().changes().get(Dataset.PEOPLE))
                .extracting(DatasetChanges::created, DatasetChanges::gone)
                .containsExactly(50L, 50L);
    }

    @Test
    void answersEveryLookUpWithYesterdayOrTodayWhileALoadRuns() throws Exception {
        Nation large = Nation.ofLines(4, 20_000);
        loading().load(large.write(ExtractionFile.PEOPLE, folder, NIGHT));
        NextDay next = large.dayAfter(1, new Turnover(200, 0, 0, 0));
        Path file = next.nation().write(ExtractionFile.PEOPLE, folder, NIGHT.plusDays(1));
        List<NationalId> changed = next.changed().entrySet().stream()
                .filter(change -> change.getValue() == Change.NAME)
                .map(Map.Entry::getKey)
                .toList();
        Map<NationalId, String> before = namesOf(large, changed);
        Map<NationalId, String> after = namesOf(next.nation(), changed);
        assertThat(changed)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(before.get(id)).isNotEqualTo(after.get(id)));

        CompletableFuture<LoadReport> load =
                CompletableFuture.supplyAsync(() -> loading().load(file));
        long lookUps = 0;
        while (!load.isDone()) {
            // All of one day or all of the other: once today is seen, nobody is of yesterday any more.
            boolean today = name(changed.getFirst()).equals(after.get(changed.getFirst()));
            for (NationalId id : changed) {
                assertThat(name(id)).isIn(today ? List.of(after.get(id)) : List.of(before.get(id), after.get(id)));
                lookUps++;
            }
        }

        assertThat(load.get().changes().get(Dataset.PEOPLE).changed()).isPositive();
        assertThat(lookUps).isPositive();
        assertThat(changed).allSatisfy(id -> assertThat(name(id)).isEqualTo(after.get(id)));
    }

    private static Map<NationalId, String> namesOf(Nation nation, List<NationalId> some) {
        return nation.people()
                .filter(person -> some.contains(person.key()))
                .collect(Collectors.toMap(Professional::key, NationLoadTest::name));
    }

    private String name(NationalId id) {
        return name(find(id));
    }

    private static String name(Professional person) {
        return person.familyName() + " " + person.givenName();
    }

    private void assertAllAreFound(Nation expected) {
        expected.people()
                .forEach(person -> assertThat(find(person.key()))
                        .usingRecursiveComparison()
                        .isEqualTo(inOrder(person)));
    }

    /** As the directory orders what has no order. */
    private static Professional inOrder(Professional person) {
        return new Professional(
                person.key(),
                person.identifiers(),
                person.civility(),
                person.familyName(),
                person.givenName(),
                person.practices().stream()
                        .map(practice -> new Practice(
                                practice.professionCode(),
                                practice.categoryCode(),
                                practice.civilityCode(),
                                practice.familyName(),
                                practice.givenName(),
                                practice.expertises().stream()
                                        .distinct()
                                        .sorted(Comparator.comparing(Expertise::typeCode)
                                                .thenComparing(Expertise::code))
                                        .toList(),
                                practice.activities().stream()
                                        .distinct()
                                        .sorted(Comparator.comparing(Activity::toString))
                                        .toList()))
                        .sorted(Comparator.comparing(Practice::professionCode).thenComparing(Practice::categoryCode))
                        .toList(),
                person.leftPractice());
    }

    private Loading loading() {
        return new Loading(database.owner(), Clock.fixed(now, ZoneOffset.UTC), folder);
    }

    private Professional find(NationalId id) {
        return ((DirectoryAnswer.Found) new JdbcProfessionals(pool).byId(id)).professional();
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
