import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadProgress;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.jdbc.DirectoryLoad;
import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.directory.jdbc.JdbcProfessionals;
import fr.galien.directory.jdbc.LoaderConnection;
import fr.galien.directory.jdbc.ReaderPool;
import fr.galien.directory.jdbc.ReaderSettings;
import fr.galien.identity.NationalId;
import fr.galien.testkit.nation.ExtractionFile;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Turnover;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/**
 * One PostgreSQL with its default settings, one generated nation, one run: a full load beside PostgreSQL's own COPY of the
 * same file into a plain table of as many text columns; the next day's file, in which 12,000 people changed; the same file
 * again; the loader's memory under -Xmx512m, in its own process as in life; look-ups while nothing else happens and while a
 * load runs; and a nation of a twenty-second of the size, for the growth. Quote the ratios: times are of the machine.
 */
final class DirectoryBench {

    private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 20, 2, 30);
    private static final int CHANGED = 12_000;

    private final EmbeddedPostgres postgres;
    private final Path work;

    private DirectoryBench(EmbeddedPostgres postgres, Path work) {
        this.postgres = postgres;
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("load")) {
            load(arguments[1], Path.of(arguments[2]), Path.of(arguments[3]));
            return;
        }
        int lines = Integer.parseInt(option(arguments, "--lines", "2200000"));
        Path work = Files.createTempDirectory(Path.of(option(arguments, "--work", System.getProperty("java.io.tmpdir"))), "galien-bench");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(work.resolve("postgres")).start()) {
            new DirectoryBench(postgres, work).run(lines);
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        System.exit(0);
    }

    private void run(int lines) throws Exception {
        for (String role : List.of("directory_loader login", "directory_reader login", "directory_stopper login", "directory_operator")) {
            execute("postgres", "create role " + role);
        }
        Figures small = measure("small", lines / 22, false);
        Figures full = measure("nation", lines, true);
        System.out.printf("%n%-52s %8s%n", "figure", "ratio");
        row("full load ÷ COPY of the same file", full.load / full.copy);
        row("day's file, 12,000 changed ÷ full load", full.day / full.load);
        row("the same file again ÷ full load", full.again / full.load);
        row("full load, CPU of the loader ÷ its time", full.loaderCpu / full.load);
        row("22 times the lines: full load ÷ 22 × the small one", full.load / (22 * small.load));
        row("look-up p99 while a load runs ÷ idle", full.busy[1] / full.idle[1]);
        System.out.printf("%n%,d lines; %.0f MB; COPY %.1f s, load %.1f s, day %.1f s, again %.1f s%n",
                lines, full.megabytes, full.copy, full.load, full.day, full.again);
        System.out.printf("loader under -Xmx512m: resident %s MB at most, of the small nation %s MB%n", full.resident, small.resident);
        System.out.printf("look-up idle p50 %.2f ms p99 %.2f ms; while a load runs p50 %.2f ms p99 %.2f ms%n",
                full.idle[0], full.idle[1], full.busy[0], full.busy[1]);
    }

    private static void row(String figure, double ratio) {
        System.out.printf("%-52s %8.2f%n", figure, ratio);
    }

    private static final class Figures {
        double megabytes, copy, load, day, again, loaderCpu;
        String resident;
        double[] idle, busy;
    }

    private Figures measure(String database, int lines, boolean lookUps) throws Exception {
        Nation nation = Nation.ofLines(1, lines);
        Path first = Files.createDirectories(work.resolve(database + "-1"));
        Path second = Files.createDirectories(work.resolve(database + "-2"));
        Path day = nation.write(ExtractionFile.PEOPLE, first, NIGHT);
        int changed = Math.min(CHANGED, lines / 100);
        Path next = nation.dayAfter(7, new Turnover(changed - changed / 6, changed / 12, changed / 12, 0))
                .nation()
                .write(ExtractionFile.PEOPLE, second, NIGHT.plusDays(1));
        Figures figures = new Figures();
        figures.megabytes = Files.size(day) / 1e6;
        figures.copy = copy(database, day);
        execute("postgres", "create database " + database + " owner directory_loader");
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
        new DirectorySchema(LoaderConnection.to(url, "directory_loader", ""), "directory_reader").migrate();
        String[] load = child(url, day);
        figures.copy = (figures.copy + copy(database, day)) / 2;
        figures.load = Double.parseDouble(load[0]);
        figures.loaderCpu = Double.parseDouble(load[1]);
        figures.resident = load[2];
        execute(database, "vacuum analyze");
        figures.day = Double.parseDouble(child(url, next)[0]);
        figures.again = Double.parseDouble(child(url, next)[0]);
        if (lookUps) {
            List<NationalId> ids = nation.people().limit(200_000).map(person -> person.key()).toList();
            try (var pool = ReaderPool.open(new ReaderSettings(url, "directory_reader", "none", 4, Duration.ofSeconds(1)))) {
                JdbcProfessionals professionals = new JdbcProfessionals(pool);
                // Until the code is compiled and the database has been everywhere.
                lookUps(professionals, ids, 100_000, new AtomicBoolean());
                figures.idle = lookUps(professionals, ids, 20_000, new AtomicBoolean());
                AtomicBoolean ended = new AtomicBoolean();
                Thread loader = Thread.ofPlatform().start(() -> {
                    try {
                        child(url, day);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        ended.set(true);
                    }
                });
                figures.busy = lookUps(professionals, ids, Integer.MAX_VALUE, ended);
                loader.join();
            }
        }
        return figures;
    }

    /** p50 and p99 in milliseconds. */
    private static double[] lookUps(JdbcProfessionals professionals, List<NationalId> ids, int most, AtomicBoolean ended) {
        Random random = new Random(1);
        List<Long> times = new ArrayList<>();
        while (times.size() < most && !ended.get()) {
            NationalId id = ids.get(random.nextInt(ids.size()));
            long start = System.nanoTime();
            if (!(professionals.byId(id) instanceof DirectoryAnswer.Found)) {
                throw new IllegalStateException("not found");
            }
            times.add(System.nanoTime() - start);
        }
        long[] sorted = times.stream().mapToLong(time -> time).sorted().toArray();
        return new double[] {sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6};
    }

    /** Seconds; the second of two times, when the file is in memory as it is for the load. Disks vary: done before and after. */
    private double copy(String database, Path file) throws SQLException, IOException {
        double seconds = 0;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                BufferedReader reader = Files.newBufferedReader(file)) {
            StringJoiner columns = new StringJoiner(",");
            for (int column = reader.readLine().split("\\|", -1).length; column > 0; column--) {
                columns.add("c" + column + " text");
            }
            for (int time = 0; time < 2; time++) {
                statement.execute("create table plain (" + columns + ")");
                long start = System.nanoTime();
                try (InputStream in = Files.newInputStream(file)) {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                            "copy plain from stdin with (format csv, delimiter '|', header true, quote E'\\b')", in, 1 << 16);
                }
                seconds = (System.nanoTime() - start) / 1e9;
                statement.execute("drop table plain");
            }
        }
        System.err.printf("%s: COPY %.1f s%n", database, seconds);
        return seconds;
    }

    /** Loads in a process of its own: seconds, CPU seconds, resident MB. */
    private String[] child(String url, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "DirectoryBench",
                        "load",
                        url,
                        file.toString(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the load failed");
        }
        System.err.println(file.getParent().getFileName() + ": load " + answer + " (s, CPU s, resident MB)");
        return answer.split(" ");
    }

    private static void load(String url, Path file, Path work) {
        long start = System.nanoTime();
        LoadOutcome outcome = new DirectoryLoad(LoaderConnection.to(url, "directory_loader", ""), Clock.systemUTC(), work)
                .run(
                        new LoadRequest(List.of(file), new Guard(1, 1), Optional.empty(), false, work.resolve("rejects")),
                        DirectoryBench::silent);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!(outcome instanceof LoadOutcome.Applied)) {
            throw new IllegalStateException("not applied");
        }
        double cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        System.out.printf(java.util.Locale.ROOT, "%.2f %.2f %s%n", seconds, cpu, resident());
    }

    private static void silent(LoadProgress.Stage stage, long done, long total) {}

    /** Highest so far, where Linux tells. */
    private static String resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) >> 10))
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String option(String[] arguments, String name, String otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? otherwise : arguments[at + 1];
    }
}
