package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationTest {

    private static final String FORT = "AC IGC-SANTE FORT PERSONNES";
    private static final String ROOT = "AC RACINE IGC-SANTE FORT";
    private static final URI RESPONDER = URI.create("http://ocsp.example/");
    private static final BigInteger LOST = BigInteger.valueOf(666);
    private static final BigInteger KEPT = BigInteger.valueOf(777);
    private static final RevocationPolicy LIST = new RevocationPolicy(RevocationPolicy.Demand.LIST, Duration.ofDays(2));
    private static final RevocationAnswer GOOD = new RevocationAnswer.Good();
    private static final RevocationAnswer REVOKED = new RevocationAnswer.Revoked();

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock(Ca.NOW);
    private final ScriptedHttp http = new ScriptedHttp();
    private final JournalInMemory journal = new JournalInMemory();
    private final List<RevocationSource> sources = new ArrayList<>();
    private final List<Revocation> open = new ArrayList<>();
    private int writes;

    @AfterEach
    void close() {
        open.forEach(Revocation::close);
    }

    @Test
    void tellsWhoIsOnTheListFromWhoIsNot() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST));

        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(ask(revocation, KEPT)).isEqualTo(GOOD);
    }

    @Test
    void doesNotKnowBeforeAnyListIsThere() {
        Revocation revocation = withFile(ListDraft.of(Ca.STANDARD));

        assertThat(ask(revocation, KEPT)).isInstanceOf(RevocationAnswer.Unknown.class);
        assertThat(revocation.state().lists().get(0).trouble()).contains(ListTrouble.OF_ANOTHER_AUTHORITY.sentence());
    }

    @Test
    void doesNotKnowOfAnAuthorityWithoutSource() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT));

        assertThat(revocation.of(Ca.STANDARD.card(KEPT), Ca.STANDARD.certificate(), LIST))
                .isInstanceOf(RevocationAnswer.Unknown.class);
    }

    @Test
    void takesUpAFileAsSoonAsItIsAnotherOne() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT));
        assertThat(ask(revocation, LOST)).isEqualTo(GOOD);

        write(ListDraft.of(Ca.FORT).revoking(LOST).number(11));
        clock.pass(Duration.ofSeconds(2));
        revocation.look();

        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
    }

    @Test
    void keepsTheLastGoodListWhenTheNextIsBad() throws IOException {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST));

        write(ListDraft.of(Ca.FORT).signedBy(Ca.STANDARD));
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(ask(revocation, KEPT)).isEqualTo(GOOD);
        assertThat(revocation.state().lists().get(0).trouble()).contains(ListTrouble.BAD_SIGNATURE.sentence());

        Files.delete(file(FORT));
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(revocation.state().lists().get(0).trouble()).contains(Outage.NO_FILE.sentence());
    }

    @Test
    void refusesAnOlderListThanTheOneInUse() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST).number(12));

        write(ListDraft.of(Ca.FORT).number(11));
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);

        write(ListDraft.of(Ca.FORT).from(Ca.NOW.minus(Duration.ofHours(4))).number(13));
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(revocation.state().lists().get(0).trouble())
                .contains(ListTrouble.OLDER_THAN_THE_ONE_IN_USE.sentence());

        write(ListDraft.of(Ca.FORT).number(12));
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(GOOD);
    }

    @Test
    void triesAgainLaterAFileThatDidNotChange() {
        Revocation revocation = withFile(
                ListDraft.of(Ca.FORT).from(Ca.NOW.plus(Duration.ofMinutes(5)).plusSeconds(30)));
        assertThat(ask(revocation, KEPT)).isInstanceOf(RevocationAnswer.Unknown.class);

        clock.pass(Duration.ofMinutes(1));
        revocation.look();

        assertThat(ask(revocation, KEPT)).isEqualTo(GOOD);
    }

    @Test
    void usesNoListPastItsOwnEndAndSaysSo() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST).until(Ca.NOW.plus(Duration.ofHours(1))));
        clock.pass(Duration.ofHours(1));

        assertThat(ask(revocation, KEPT)).isInstanceOf(RevocationAnswer.Unknown.class);
        assertThat(revocation.state().lists().get(0).trouble()).contains(ListTrouble.OVERDUE.sentence());
    }

    @Test
    void believesAListTooOldForThePolicyOnlyAboutWhomItNames() {
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST));
        RevocationPolicy fresh = new RevocationPolicy(RevocationPolicy.Demand.LIST, Duration.ofHours(2));

        assertThat(revocation.of(Ca.FORT.card(KEPT), Ca.FORT.certificate(), fresh))
                .isEqualTo(new RevocationAnswer.Unknown("the list of " + FORT
                        + ": it is older than the policy lets it be; no responder of " + FORT + " is configured"));
        assertThat(revocation.of(Ca.FORT.card(LOST), Ca.FORT.certificate(), fresh))
                .isEqualTo(REVOKED);
    }

    @Test
    void downloadsOnceADayAndKeepsWhatItHasMeanwhile() {
        Revocation revocation = overHttp();
        http.answers(ListDraft.of(Ca.FORT).revoking(LOST).der());
        revocation.look();
        revocation.look();
        clock.pass(Duration.ofHours(19));
        revocation.look();
        assertThat(http.asked).hasSize(1);
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);

        clock.pass(Duration.ofHours(1));
        http.fails(new Trouble.Status(503));
        revocation.look();
        revocation.look();
        assertThat(http.asked).hasSize(2);
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(ask(revocation, KEPT)).isEqualTo(GOOD);

        clock.pass(Duration.ofMinutes(1));
        http.answers(ListDraft.of(Ca.FORT).number(11).from(clock.instant()).der());
        revocation.look();
        assertThat(ask(revocation, LOST)).isEqualTo(GOOD);
        assertThat(journal.lines)
                .containsExactly(
                        "broke: The revocation list of " + FORT + ": " + new Trouble.Status(503).sentence(),
                        "mended: The revocation list of " + FORT);
    }

    @Test
    void fetchesOnDemandAtMostEveryTenSeconds() {
        Revocation revocation = overHttp();
        http.answers(ListDraft.of(Ca.FORT).der());
        revocation.look();
        for (int time = 0; time < 5; time++) {
            demand(revocation);
        }
        assertThat(http.asked).hasSize(1);

        clock.pass(Duration.ofSeconds(10));
        for (int time = 0; time < 5; time++) {
            demand(revocation);
        }
        assertThat(http.asked).hasSize(2);
    }

    @Test
    void startsWithTheKeptListWhenItsSourceIsDown() {
        Path store = directory.resolve("store");
        http.answers(ListDraft.of(Ca.FORT).revoking(LOST).der());
        overHttp(store).look();
        http.fails(Outage.CANNOT_CONNECT);

        Revocation restarted = overHttp(store);
        restarted.takeUpKept();
        restarted.look();

        assertThat(ask(restarted, LOST)).isEqualTo(REVOKED);
        assertThat(ask(restarted, KEPT)).isEqualTo(GOOD);
    }

    @Test
    void startsWithTheKeptListWhenAFileWasSpoiledMeanwhile() {
        Path store = directory.resolve("store");
        write(ListDraft.of(Ca.FORT).revoking(LOST));
        listOfFort(file(FORT).toUri());
        revocation(settings().withStore(store)).look();
        write(ListDraft.of(Ca.STANDARD));

        Revocation restarted = revocation(settings().withStore(store));
        restarted.takeUpKept();
        restarted.look();

        assertThat(ask(restarted, LOST)).isEqualTo(REVOKED);
        assertThat(restarted.state().lists().get(0).trouble()).contains(ListTrouble.OF_ANOTHER_AUTHORITY.sentence());
    }

    @Test
    void refusesAKeptListThatSomebodyChanged() throws IOException {
        Path store = directory.resolve("store");
        http.answers(ListDraft.of(Ca.FORT).revoking(LOST).der());
        overHttp(store).look();
        Path kept = only(store);
        Files.write(kept, ListDraft.of(Ca.FORT).signedBy(Ca.STANDARD).number(99).der());
        http.fails(Outage.CANNOT_CONNECT);

        Revocation restarted = overHttp(store);
        restarted.takeUpKept();
        restarted.look();

        assertThat(ask(restarted, KEPT)).isInstanceOf(RevocationAnswer.Unknown.class);
        assertThat(journal.lines)
                .contains("broke: The kept revocation list of " + FORT + ": " + ListTrouble.BAD_SIGNATURE.sentence());
    }

    @Test
    void leavesNothingInTheStoreButTheList() throws IOException {
        Path store = directory.resolve("store");
        http.answers(ListDraft.of(Ca.FORT).der());
        Revocation revocation = overHttp(store);
        revocation.look();
        clock.pass(Duration.ofDays(1));
        http.answers(new byte[100]);
        revocation.look();

        assertThat(only(store).getFileName().toString()).startsWith("AC-IGC-SANTE-FORT-PERSONNES-");
    }

    @Test
    void tidiesAwayWhatADeadServerLeft() throws IOException {
        Path store = Files.createDirectories(directory.resolve("store"));
        Path left = Files.createFile(store.resolve("incoming-1.crl"));
        Files.setLastModifiedTime(left, FileTime.from(Ca.NOW.minus(Duration.ofDays(1))));
        Path downloading = Files.createFile(store.resolve("incoming-2.crl"));
        Files.setLastModifiedTime(downloading, FileTime.from(Ca.NOW));

        overHttp(store).takeUpKept();

        assertThat(left).doesNotExist();
        assertThat(downloading).exists();
    }

    @Test
    void worksFromMemoryWhereTheStoreCannotBeWritten() throws IOException {
        Path store = Files.createFile(directory.resolve("store"));
        http.answers(ListDraft.of(Ca.FORT).revoking(LOST).der());
        Revocation revocation = overHttp(store);
        revocation.takeUpKept();
        revocation.look();

        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
        assertThat(revocation.state().lists().get(0).trouble()).isEmpty();
        assertThat(journal.lines)
                .containsExactly("broke: The kept revocation list of " + FORT + ": " + Outage.DISK.sentence());
    }

    @Test
    void takesARevokedAuthoritysCardsForRevoked() {
        withRoot(ListDraft.of(Ca.ROOT).revoking(Ca.FORT.certificate().getSerialNumber()));
        Revocation revocation = withFile(ListDraft.of(Ca.FORT));

        assertThat(ask(revocation, KEPT)).isEqualTo(REVOKED);
    }

    @Test
    void needsTheListOfTheRootWhereOneIsConfigured() {
        withRoot(ListDraft.of(Ca.FORT));
        Revocation revocation = withFile(ListDraft.of(Ca.FORT).revoking(LOST));

        assertThat(ask(revocation, KEPT)).isInstanceOf(RevocationAnswer.Unknown.class);
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
    }

    @Test
    void takesTheListOfARootForGoodUntilItsOwnEnd() {
        withRoot(ListDraft.of(Ca.ROOT).from(Ca.NOW.minus(Duration.ofDays(200))));
        Revocation revocation = withFile(ListDraft.of(Ca.FORT));

        assertThat(ask(revocation, KEPT)).isEqualTo(GOOD);
    }

    /** The list is there; the responder is not. Then the other way round. */
    @ParameterizedTest
    @CsvSource({
        "LIST, true, false, true",
        "LIST, false, true, false",
        "OCSP, true, false, false",
        "OCSP, false, true, true",
        "BOTH, true, true, true",
        "BOTH, true, false, false",
        "BOTH, false, true, false",
        "EITHER, true, false, true",
        "EITHER, false, true, true",
        "EITHER, false, false, false"
    })
    void knowsAsMuchAsThePolicyDemands(RevocationPolicy.Demand demand, boolean list, boolean ocsp, boolean known) {
        Revocation revocation = withBoth(list ? ListDraft.of(Ca.FORT) : ListDraft.of(Ca.STANDARD));
        if (ocsp) {
            http.answers(new OcspDraft()::to);
        }
        RevocationAnswer answer = revocation.of(
                Ca.FORT.card(KEPT), Ca.FORT.certificate(), new RevocationPolicy(demand, Duration.ofDays(1)));

        assertThat(answer instanceof RevocationAnswer.Good).isEqualTo(known);
        assertThat(answer instanceof RevocationAnswer.Unknown).isEqualTo(!known);
    }

    @ParameterizedTest
    @EnumSource
    void believesWhoeverSaysRevokedWhateverIsDemanded(RevocationPolicy.Demand demand) {
        RevocationPolicy policy = new RevocationPolicy(demand, Duration.ofDays(1));
        Revocation revocation = withBoth(ListDraft.of(Ca.FORT).revoking(LOST));
        http.answers(new OcspDraft().status(new RevokedStatus(Date.from(Ca.NOW), 1))::to);

        assertThat(revocation.of(Ca.FORT.card(LOST), Ca.FORT.certificate(), policy))
                .isEqualTo(REVOKED);
        assertThat(http.asked).isEmpty();
        assertThat(revocation.of(Ca.FORT.card(KEPT), Ca.FORT.certificate(), policy))
                .isEqualTo(REVOKED);
        assertThat(http.asked).containsExactly(RESPONDER);
    }

    @Test
    void showsHowItsSourcesAre() {
        Revocation revocation = withBoth(ListDraft.of(Ca.FORT).revoking(LOST, KEPT));
        ask(revocation, BigInteger.ONE);

        assertThat(revocation.state())
                .isEqualTo(new RevocationState(
                        List.of(new RevocationState.ListState(
                                FORT,
                                file(FORT).toUri(),
                                Optional.of(Ca.NOW.minus(Duration.ofHours(3))),
                                Optional.of(Ca.NOW.plus(Duration.ofDays(3))),
                                2,
                                Optional.of(Ca.NOW),
                                Optional.empty())),
                        List.of(new RevocationState.ResponderState(
                                FORT,
                                RESPONDER,
                                Optional.empty(),
                                Optional.of(Outage.CANNOT_CONNECT.sentence()),
                                false))));
    }

    @Test
    void refusesASourceOfNoPinnedAuthorityAndTwoOfOne() {
        sources.add(new RevocationSource("AC UNKNOWN", Optional.of(RESPONDER), Optional.empty(), true));
        assertThatThrownBy(() -> revocation(settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AC UNKNOWN");
        sources.clear();
        listOfFort(RESPONDER);
        listOfFort(RESPONDER);
        assertThatThrownBy(() -> revocation(settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FORT);
    }

    /** With its own threads: whatever else is tried by hand above. */
    @Test
    void looksByItselfOnceStartedAndWhenAskedTo() {
        write(ListDraft.of(Ca.FORT));
        listOfFort(file(FORT).toUri());
        Revocation revocation = revocation(settings());
        revocation.start();
        await(() -> ask(revocation, LOST).equals(GOOD));

        write(ListDraft.of(Ca.FORT).revoking(LOST).number(11));
        clock.pass(Duration.ofSeconds(11));
        revocation.refresh();
        await(() -> ask(revocation, LOST).equals(REVOKED));

        revocation.close();
        revocation.refresh();
        assertThat(ask(revocation, LOST)).isEqualTo(REVOKED);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void demand(Revocation revocation) {
        revocation.demand();
        revocation.look();
    }

    private Revocation withFile(ListDraft draft) {
        write(draft);
        listOfFort(file(FORT).toUri());
        return looking(revocation(settings()));
    }

    private Revocation withBoth(ListDraft draft) {
        write(draft);
        sources.add(new RevocationSource(FORT, Optional.of(file(FORT).toUri()), Optional.of(RESPONDER), true));
        return looking(revocation(settings()));
    }

    private void withRoot(ListDraft draft) {
        draft.writtenTo(file(ROOT));
        sources.add(new RevocationSource(ROOT, Optional.of(file(ROOT).toUri()), Optional.empty(), true));
    }

    private Revocation overHttp() {
        listOfFort(URI.create("http://lists.example/fort.crl"));
        return revocation(settings());
    }

    private Revocation overHttp(Path store) {
        sources.clear();
        listOfFort(URI.create("http://lists.example/fort.crl"));
        return revocation(settings().withStore(store));
    }

    private void listOfFort(URI list) {
        sources.add(new RevocationSource(FORT, Optional.of(list), Optional.empty(), true));
    }

    private Revocation revocation(RevocationSettings settings) {
        List<X509Certificate> pinned =
                Stream.of(Ca.ROOT, Ca.FORT, Ca.STANDARD).map(Ca::certificate).toList();
        Revocation revocation = new Revocation(sources, pinned, settings, http, clock, new Random(1), journal);
        open.add(revocation);
        return revocation;
    }

    private static Revocation looking(Revocation revocation) {
        revocation.look();
        return revocation;
    }

    private static RevocationSettings settings() {
        return RevocationSettings.DEFAULT.withJitter(Duration.ZERO);
    }

    private static RevocationAnswer ask(Revocation revocation, BigInteger serial) {
        return revocation.of(Ca.FORT.card(serial), Ca.FORT.certificate(), LIST);
    }

    private Path file(String authority) {
        return directory.resolve(authority.replace(' ', '-') + ".crl");
    }

    /** With a time of its own: two writes within the grain of the file system's clock are one to anybody. */
    private void write(ListDraft draft) {
        try {
            Files.setLastModifiedTime(draft.writtenTo(file(FORT)), FileTime.from(Ca.NOW.plusSeconds(writes++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path only(Path store) throws IOException {
        try (Stream<Path> entries = Files.list(store)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
