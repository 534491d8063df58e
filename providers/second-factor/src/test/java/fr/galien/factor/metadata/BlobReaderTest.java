package fr.galien.factor.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyBlob.Model;
import fr.galien.testkit.key.KeyBlob.Status;
import fr.galien.testkit.key.KeyMetadata;
import fr.galien.testkit.key.KeyMetadata.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final UUID KEY = UUID.fromString("0a11e000-0000-4000-8000-000000000001");
    private static final KeyMetadata FIDO = KeyMetadata.make(NOW, RANDOM);
    private static final KeyMetadata MAKER = KeyMetadata.make(NOW, RANDOM);

    private static final KeyBlob BLOB = new KeyBlob(
            7,
            LocalDate.parse("2026-12-01"),
            new Model(
                    KEY,
                    List.of(MAKER.root()),
                    Status.since("2024-01-01", "FIDO_CERTIFIED_L1").until("2030-01-01"),
                    Status.since("2025-01-01", "UPDATE_AVAILABLE").firmware(5)));

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void takesWhatKeysAreJudgedBy(Algorithm algorithm) throws BlobRefused {
        KeyMetadata fido = KeyMetadata.make(KeyMetadata.NAME, algorithm, NOW.plusSeconds(60), NOW, RANDOM);

        Metadata read = read(fido.sign(BLOB), fido.root());

        assertThat(read.number()).isEqualTo(7);
        assertThat(read.nextUpdate()).isEqualTo("2026-12-01");
        assertThat(read.model(KEY.toString()).orElseThrow())
                .isEqualTo(new KeyModel(
                        List.of(
                                new StatusReport(
                                        "FIDO_CERTIFIED_L1",
                                        Optional.of(LocalDate.parse("2024-01-01")),
                                        Optional.of(LocalDate.parse("2030-01-01")),
                                        OptionalLong.empty()),
                                new StatusReport(
                                        "UPDATE_AVAILABLE",
                                        Optional.of(LocalDate.parse("2025-01-01")),
                                        Optional.empty(),
                                        OptionalLong.of(5))),
                        Set.of(MAKER.root())));
    }

    @Test
    void passesOverEntriesThatAreOfNoFido2Key() throws BlobRefused {
        assertThat(read(FIDO.sign(BLOB), FIDO.root()).models()).containsOnlyKeys(KEY.toString());
    }

    @Test
    void knowsNoModelWhoseEntryItCannotReadAndAllTheOthers() throws BlobRefused {
        UUID other = UUID.fromString("0a11e000-0000-4000-8000-000000000002");
        String payload = payload(new KeyBlob(
                        7,
                        LocalDate.parse("2026-12-01"),
                        new Model(other, List.of(), Status.since("2024-01-01", "REVOKED")),
                        new Model(KEY, List.of(), Status.since("2024-02-02", "REVOKED"))))
                .replace("2024-01-01", "the first");

        assertThat(read(FIDO.sign(payload), FIDO.root()).models()).containsOnlyKeys(KEY.toString());
    }

    @Test
    void losesNothingThatIsSaidInASecondEntryOfOneModel() throws BlobRefused {
        KeyBlob twice = new KeyBlob(
                7,
                LocalDate.parse("2026-12-01"),
                new Model(KEY, List.of(MAKER.root()), Status.of("REVOKED")),
                new Model(KEY, List.of(MAKER.root()), Status.of("FIDO_CERTIFIED_L3")));

        assertThat(read(FIDO.sign(twice), FIDO.root())
                        .model(KEY.toString())
                        .orElseThrow()
                        .standing(NOW, OptionalLong.empty()))
                .isEqualTo(Standing.REVOKED);
    }

    @Test
    void takesAFileThatEndsWithANewLine() throws BlobRefused {
        assertThat(read(FIDO.sign(BLOB) + "\n", FIDO.root()).number()).isEqualTo(7);
    }

    /** As FIDO's is: 400 models with their pictures, 10 MB. Beside the file itself, hardly anything is held. */
    @Test
    void readsAPublicationOfFullSizeInASmallHeap(@TempDir Path directory) throws Exception {
        String icon = "A".repeat(19_000);
        List<Model> models = IntStream.range(0, 400)
                .mapToObj(i -> new Model(
                        new UUID(7, i), "A key", List.of(MAKER.root()), List.of(Status.of("FIDO_CERTIFIED_L1")), icon))
                .toList();
        FIDO.publish(new KeyBlob(7, LocalDate.parse("2026-12-01"), models), directory);
        assertThat(Files.size(directory.resolve(KeyMetadata.FILE))).isGreaterThan(10_000_000);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadInSmallHeap.class.getName(),
                        directory.toString(),
                        NOW.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.strip()).isEqualTo("400");
    }

    @Test
    void refusesHalfAFile() {
        String whole = FIDO.sign(BLOB);

        refuses(BlobTrouble.NOT_SIGNED_TEXT, whole.substring(0, whole.length() / 2));
    }

    @Test
    void refusesAFileWithoutItsEnd() {
        String whole = FIDO.sign(BLOB);

        refuses(BlobTrouble.SIGNATURE, whole.substring(0, whole.length() - 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "<html>Not found.</html>", "e30.e30.e30", "e30.e30.e30.e30"})
    void refusesWhatIsNoJws(String file) {
        refuses(BlobTrouble.NOT_SIGNED_TEXT, file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"no\":1,\"nextUpdate\":\"2026-12-01\"}",
                "{\"nextUpdate\":\"2026-12-01\",\"entries\":[]}",
                "{\"no\":1,\"nextUpdate\":\"soon\",\"entries\":[]}",
                "{\"no\":\"one\",\"nextUpdate\":\"2026-12-01\",\"entries\":[]}",
                "{\"no\":1,\"nextUpdate\":\"2026-12-01\",\"entries\":[]",
                "{\"no\":1,\"nextUpdate\":\"2026-12-01\",\"entries\":[]}{}"
            })
    void refusesWhatIsSignedAndNoPublication(String payload) {
        refuses(BlobTrouble.NOT_METADATA, FIDO.sign(payload));
    }

    private static void refuses(BlobTrouble why, String file) {
        refuses(why, file, FIDO.root());
    }

    private static void refuses(BlobTrouble why, String file, X509Certificate root) {
        assertThatThrownBy(() -> read(file, root))
                .isInstanceOfSatisfying(
                        BlobRefused.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(why));
    }

    private static Metadata read(String file, X509Certificate... roots) throws BlobRefused {
        return new BlobReader(KeyMetadata.NAME, Clock.fixed(NOW, ZoneOffset.UTC))
                .read(file.getBytes(StandardCharsets.US_ASCII), Set.of(roots));
    }

    private static String payload(KeyBlob blob) {
        return text(FIDO.sign(blob).split("\\.")[1]);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
