package fr.galien.factor.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyMetadata;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataKeeperTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate SOON = LocalDate.parse("2026-12-01");
    private static final KeyMetadata FIDO = KeyMetadata.make(NOW, new SecureRandom());
    private static final KeyMetadata OTHER = KeyMetadata.make(NOW, new SecureRandom());

    @TempDir
    private Path home;

    private Path directory;

    @BeforeEach
    void makeTheOperatorsDirectory() throws IOException {
        directory = Files.createDirectory(home.resolve("metadata"));
    }

    @Test
    void usesWhatIsThereAtStart() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);

        MetadataKeeper keeper = started(NOW);

        assertThat(number(keeper)).contains(3L);
        assertThat(keeper.state().trouble()).isEmpty();
    }

    @Test
    void knowsNothingWhileNothingIsThere() throws IOException {
        MetadataKeeper keeper = started(NOW);

        assertThat(keeper.inUse()).isEmpty();
        assertThat(keeper.state().trouble()).contains(BlobTrouble.NOT_THERE);

        FIDO.publish(new KeyBlob(3, SOON), directory);
        keeper.look();

        assertThat(number(keeper)).contains(3L);
        assertThat(keeper.state().trouble()).isEmpty();
    }

    @Test
    void takesANewerOne() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        MetadataKeeper keeper = started(NOW);

        FIDO.publish(new KeyBlob(4, SOON), directory);
        keeper.look();

        assertThat(number(keeper)).contains(4L);
    }

    @Test
    void staysWithTheLastGoodOneWhenABadOneComes() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        MetadataKeeper keeper = started(NOW);

        Files.writeString(directory.resolve("blob.jwt"), OTHER.sign(new KeyBlob(4, SOON)));
        keeper.look();

        assertThat(number(keeper)).contains(3L);
        assertThat(keeper.state().trouble()).contains(BlobTrouble.CHAIN);

        FIDO.publish(new KeyBlob(4, SOON), directory);
        keeper.look();

        assertThat(number(keeper)).contains(4L);
        assertThat(keeper.state().trouble()).isEmpty();
    }

    @Test
    void refusesALowerNumber() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        MetadataKeeper keeper = started(NOW);

        FIDO.publish(new KeyBlob(2, SOON), directory);
        keeper.look();

        assertThat(number(keeper)).contains(3L);
        assertThat(keeper.state().trouble()).contains(BlobTrouble.NOT_RISING);
    }

    @Test
    void refusesTheSameNumberWithAnotherContent() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        MetadataKeeper keeper = started(NOW);

        FIDO.publish(new KeyBlob(3, SOON.plusYears(9)), directory);
        keeper.look();

        assertThat(keeper.inUse().orElseThrow().nextUpdate()).isEqualTo(SOON);
        assertThat(keeper.state().trouble()).contains(BlobTrouble.NOT_RISING);
    }

    @Test
    void refusesALowerNumberAlsoAfterARestart() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        started(NOW);

        FIDO.publish(new KeyBlob(2, SOON), directory);
        MetadataKeeper again = started(NOW);

        assertThat(number(again)).contains(3L);
        assertThat(again.state().trouble()).contains(BlobTrouble.NOT_RISING);
    }

    @Test
    void startsWithTheLastGoodOneWhereTheFileIsGone() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        started(NOW);

        Files.delete(directory.resolve("blob.jwt"));

        assertThat(number(started(NOW))).contains(3L);
    }

    @Test
    void believesWhatItKeptNoMoreThanAnyFile() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        started(NOW);

        Files.writeString(home.resolve("kept/last-good.jwt"), OTHER.sign(new KeyBlob(9, SOON)));
        Files.delete(directory.resolve("blob.jwt"));

        assertThat(started(NOW).inUse()).isEmpty();
    }

    @Test
    void startsAnewUnderAnotherRoot() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        started(NOW);

        OTHER.publish(new KeyBlob(1, SOON), directory);

        assertThat(number(started(NOW))).contains(1L);
    }

    @Test
    void refusesFiftyMegabytesWithoutReadingThem() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        MetadataKeeper keeper = started(NOW);

        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("blob.jwt").toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        keeper.look();

        assertThat(number(keeper)).contains(3L);
        assertThat(keeper.state().trouble()).contains(BlobTrouble.TOO_LONG);
    }

    @Test
    void isTroubledPastTheNextUpdateAndUsesItAllTheSame() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);

        assertThat(started(at("2026-12-01")).state().trouble()).isEmpty();

        MetadataKeeper late = started(at("2026-12-02"));
        assertThat(number(late)).contains(3L);
        assertThat(late.state().trouble()).contains(BlobTrouble.OVERDUE);
        assertThat(late.inUse().orElseThrow().isTooOld(at("2027-03-01"))).isFalse();
    }

    @Test
    void isTooOldNinetyDaysLater() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);

        assertThat(started(at("2027-03-01")).state().trouble()).contains(BlobTrouble.OVERDUE);
        assertThat(started(at("2027-03-02")).state().trouble()).contains(BlobTrouble.TOO_OLD);
    }

    @Test
    void usesItWhereItCannotBeKept() throws IOException {
        FIDO.publish(new KeyBlob(3, SOON), directory);
        Files.writeString(home.resolve("kept"), "in the way", StandardCharsets.UTF_8);

        assertThat(number(started(NOW))).contains(3L);
    }

    private MetadataKeeper started(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        MetadataKeeper keeper = new MetadataKeeper(
                new MetadataFiles(directory),
                new MetadataStore(home.resolve("kept")),
                new BlobReader(KeyMetadata.NAME, clock),
                clock);
        keeper.start();
        return keeper;
    }

    private static Optional<Long> number(MetadataKeeper keeper) {
        return keeper.inUse().map(Metadata::number);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
