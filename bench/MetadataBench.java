import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.metadata.LocalFileMetadataBLOBProvider;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyPolicy;
import fr.galien.factor.Vouched;
import fr.galien.factor.metadata.BlobReader;
import fr.galien.factor.metadata.Metadata;
import fr.galien.factor.metadata.MetadataFiles;
import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Reading a publication of the size of FIDO's: ours, which verifies it, and webauthn4j-metadata's provider for files, which does
 * not. Quote the ratios: times are of the machine. The heap is the smallest in which a process of its own gets through.
 */
public final class MetadataBench {

    private static final int ICON = 19_000;
    private static final int JUDGEMENTS = 2_000;
    private static final int PATIENCE_SECONDS = 60;

    private MetadataBench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        List<String> options = Arrays.asList(arguments);
        switch (options.size() > 1 ? options.get(1) : "") {
            case "ours" -> ours(work);
            case "theirs" -> theirs(work);
            default -> measure(work, option(options, "--models", 400), option(options, "--rounds", 7));
        }
    }

    private static int option(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }

    private static void measure(Path work, int models, int rounds) throws Exception {
        SecureRandom random = new SecureRandom();
        KeyMetadata maker = KeyMetadata.make(Instant.now(), random);
        write(work, models, maker, random);
        Metadata read = ours(work);
        System.out.printf(
                "%n%,d models, %.1f MB%n", read.models().size(), Files.size(blob(work)) / 1e6);
        double ours = seconds(rounds, () -> ours(work));
        double theirs = seconds(rounds, () -> theirs(work));
        System.out.printf("time to read and verify ÷ webauthn4j-metadata's to read %8.2f%n", ours / theirs);
        System.out.printf("(ours %.3f s, theirs %.3f s)%n", ours, theirs);
        System.out.printf("smallest heap it is read in: ours %d MB, theirs %d MB%n", heap("ours", work), heap("theirs", work));
        System.out.printf("one key judged: %.0f µs%n", 1e6 * judging(read, maker) / JUDGEMENTS);
    }

    private static void write(Path work, int models, KeyMetadata maker, SecureRandom random) throws Exception {
        String icon = "A".repeat(ICON);
        // Two, as many models have.
        List<X509Certificate> roots =
                List.of(maker.root(), KeyMetadata.make(Instant.now(), random).root());
        List<KeyBlob.Model> all = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            all.add(new KeyBlob.Model(
                    new UUID(7, i),
                    "A key with a long name, as they have " + i,
                    roots,
                    List.of(KeyBlob.Status.since("2024-01-01", "FIDO_CERTIFIED_L1")),
                    icon));
        }
        KeyMetadata.make(KeyMetadata.NAME, KeyMetadata.Algorithm.RS256, Instant.now().plusSeconds(86_400), Instant.now(), random)
                .publish(new KeyBlob(1, LocalDate.now().plusDays(30), all), work);
    }

    private static Path blob(Path work) {
        return work.resolve(KeyMetadata.FILE);
    }

    private static Metadata ours(Path work) throws Exception {
        return new BlobReader(KeyMetadata.NAME, Clock.systemUTC())
                .read(Files.readAllBytes(blob(work)), new MetadataFiles(work).roots());
    }

    private static Object theirs(Path work) {
        return new LocalFileMetadataBLOBProvider(new ObjectConverter(), blob(work)).provide();
    }

    private static double judging(Metadata metadata, KeyMetadata maker) throws Exception {
        KeyJudge judge = new KeyJudge(Optional.of(metadata), KeyPolicy.of(name -> null), Clock.systemUTC());
        KeyEvidence key = KeyEvidence.enrolled(
                "passkey",
                new UUID(7, 0).toString(),
                "packed",
                List.of(maker.certificate()),
                false,
                false,
                Vouched.byDesk(),
                Instant.now());
        return seconds(3, () -> {
            int good = 0;
            for (int i = 0; i < JUDGEMENTS; i++) {
                good += judge.judge(key).isSecurityKey() ? 1 : 0;
            }
            if (good != JUDGEMENTS) {
                throw new IllegalStateException("judged wrongly");
            }
            return good;
        });
    }

    private static double seconds(int rounds, Callable<?> work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long began = System.nanoTime();
            work.call();
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        return best;
    }

    /** In MB, by halving. */
    private static int heap(String whose, Path work) throws Exception {
        int enough = 512;
        int tooLittle = 4;
        while (enough - tooLittle > 1) {
            int tried = (enough + tooLittle) / 2;
            if (isEnough(whose, work, tried)) {
                enough = tried;
            } else {
                tooLittle = tried;
            }
        }
        return enough;
    }

    private static boolean isEnough(String whose, Path work, int megabytes) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MetadataBench.class.getName(),
                        work.toString(),
                        whose)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }
}
