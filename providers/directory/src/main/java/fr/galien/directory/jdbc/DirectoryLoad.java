package fr.galien.directory.jdbc;

import fr.galien.directory.Dataset;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadProgress;
import fr.galien.directory.LoadProgress.Stage;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.LoadedFile;
import fr.galien.directory.extraction.Extractions;
import fr.galien.directory.extraction.MergeRows;
import fr.galien.directory.extraction.Records;
import fr.galien.directory.extraction.Rejects;
import fr.galien.directory.extraction.Sha256;
import fr.galien.directory.extraction.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Makes the directory say what extractions say, in one transaction: readers see the people of before or those of after, never
 * between, and a load that is refused or killed leaves those of before. People who are no longer in the files are not
 * deleted: they leave practice. One load at a time.
 *
 * <p>Files are read once and put aside by key on disk; the same is done with what is stored; then the two are merged part by
 * part, so that memory does not grow with the nation.
 */
public final class DirectoryLoad {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final DataSource owner;
    private final Clock clock;
    private final Path folder;

    /**
     * @param owner  connects as the loader's role, to a database whose schema is migrated
     * @param clock  dates the load, and the day people leave practice (legal time of mainland France)
     * @param folder where to put things aside: as large as the files, and nobody else's
     */
    public DirectoryLoad(DataSource owner, Clock clock, Path folder) {
        this.owner = owner;
        this.clock = clock;
        this.folder = folder;
    }

    /**
     * @param progress hears how far it has come
     * @throws LoadRefused if a file, the database or another load stands in the way; then nothing changed
     */
    public LoadOutcome run(LoadRequest request, LoadProgress progress) {
        try (Connection writer = owner.getConnection();
                Connection reader = owner.getConnection();
                Connection people = owner.getConnection();
                Rejects rejects = new Rejects(request.rejects());
                Run run = new Run(request, progress, writer, reader, people, rejects)) {
            LoaderLock.take(writer);
            makeRoom(writer);
            writer.setAutoCommit(false);
            reader.setReadOnly(true);
            people.setReadOnly(true);
            LoadOutcome outcome = run.load();
            if (outcome instanceof LoadOutcome.Applied) {
                writer.commit();
            } else {
                writer.rollback();
            }
            return outcome;
        } catch (SQLException e) {
            throw new LoadRefused(new SqlTrouble(e).refusal(), e);
        } catch (IOException e) {
            throw new LoadRefused(
                    SqlTrouble.in(e).map(SqlTrouble::refusal).orElse(new LoadRefusal.NoRoom(folder.toString())), e);
        }
    }

    /** Indexes of a first load are sorted in memory, by two workers: the default is for many small sessions. */
    private static void makeRoom(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '256MB'");
            // So that a loader that was killed lets go of its lock at once, even in the middle of a long statement.
            statement.execute("set client_connection_check_interval = '1s'");
        }
    }

    /** One load. */
    private final class Run implements Closeable {

        private final LoadRequest request;
        private final LoadProgress progress;
        private final Connection writer;
        private final Connection reader;
        private final Connection people;
        private final Rejects rejects;
        private final ExecutorService background = Executors.newSingleThreadExecutor();
        private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        private final Map<Dataset, Future<Spool>> stored = new EnumMap<>(Dataset.class);
        private final List<Closeable> open = new ArrayList<>();
        // As exactly as it is stored, so that the report and the history say the same.
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        private final Map<Dataset, DatasetChanges> changes = new EnumMap<>(Dataset.class);
        private final List<Guard.Group> groups = new ArrayList<>();
        private long wrongKeys;

        /**
         * @param writer  of the load's transaction
         * @param reader  to read what is stored while the files are read
         * @param people  to see what of somebody changed
         */
        Run(
                LoadRequest request,
                LoadProgress progress,
                Connection writer,
                Connection reader,
                Connection people,
                Rejects rejects) {
            this.request = request;
            this.progress = progress;
            this.writer = writer;
            this.reader = reader;
            this.people = people;
            this.rejects = rejects;
        }

        LoadOutcome load() throws SQLException, IOException {
            Aliases aliases = Aliases.read(writer);
            List<DatasetLoad> loads = new ArrayList<>();
            Extractions files = read(aliases);
            for (Dataset dataset : Dataset.values()) {
                if (stored.containsKey(dataset)) {
                    loads.add(compare(Target.of(dataset).orElseThrow(), files, aliases));
                }
            }
            return decide(files, loads);
        }

        private Extractions read(Aliases aliases) throws SQLException, IOException {
            long size = 0;
            long unpacked = 0;
            for (Path file : request.files()) {
                if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                    throw new LoadRefused(
                            new LoadRefusal.FileUnreadable(file.getFileName().toString()));
                }
                size += Files.size(file);
                unpacked += Extractions.unpackedSize(file);
            }
            Extractions files = new Extractions(folder, unpacked, rejects, aliases::person, this::readStored);
            open.add(files);
            // Who is one person must be known before anybody's rows are put together.
            List<Path> mergesFirst = request.files().stream()
                    .sorted(Comparator.comparing(file -> !Extractions.isOfMerges(file)))
                    .toList();
            long before = 0;
            for (Path file : mergesFirst) {
                long readBefore = before;
                long total = size;
                files.read(file, bytes -> progress.at(Stage.READING, readBefore + bytes, total));
                before += Files.size(file);
                if (files.has(Dataset.MERGES) && !changes.containsKey(Dataset.MERGES)) {
                    changes.put(Dataset.MERGES, aliases.merge(writer, MergeRows.of(files.rows(Dataset.MERGES)), at));
                }
            }
            return files;
        }

        /** While the file that fills it is read. */
        private void readStored(Dataset dataset, Spool empty) {
            Target.of(dataset)
                    .ifPresent(target -> stored.put(dataset, background.submit(() -> {
                        StoredEntries.spool(reader, target, empty);
                        return empty;
                    })));
            open.add(empty);
        }

        private DatasetLoad compare(Target target, Extractions files, Aliases aliases)
                throws SQLException, IOException {
            Spool before = result(stored.get(target.dataset()));
            Spool read = files.rows(target.dataset());
            DatasetLoad load = new DatasetLoad(target, writer, new StoredPeople(people), files.spool(), files.spool());
            open.add(load);
            // A copy: while parts are compared, more are held back.
            Set<String> held = Set.copyOf(rejects.held(target.dataset()));
            Queue<Future<PartChanges>> coming = new ArrayDeque<>();
            for (int part = 0; part < read.parts() || !coming.isEmpty(); part++) {
                if (part < read.parts()) {
                    byte[] storedPart = before.part(part);
                    byte[] readPart = read.part(part);
                    coming.add(workers.submit(() -> PartChanges.between(
                            target, new Records(storedPart), new Records(readPart), held, aliases::isAlias)));
                }
                // As many as there are threads are made, and one is waiting to be taken: no more of a nation is in
                // memory.
                if (part >= THREADS || part >= read.parts()) {
                    load.take(result(coming.remove()), rejects);
                    progress.at(Stage.COMPARING, part - THREADS + 1L, read.parts());
                }
            }
            changes.put(target.dataset(), load.changes());
            groups.addAll(load.groups());
            wrongKeys += load.wrongKeys();
            return load;
        }

        private static <T> T result(Future<T> future) throws SQLException, IOException {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case SQLException cause -> throw cause;
                    case IOException cause -> throw cause;
                    default ->
                        throw new IllegalStateException("a part of the directory does not compare", e.getCause());
                }
            }
        }

        @Override
        public void close() throws IOException {
            background.shutdownNow();
            workers.shutdownNow();
            for (Closeable one : open) {
                one.close();
            }
        }

        private LoadOutcome decide(Extractions files, List<DatasetLoad> loads) throws SQLException, IOException {
            String digest = digest(files.files());
            LoadReport report = new LoadReport(
                    files.files(),
                    changes,
                    request.guard().findings(changes, groups, rejects.ofNobody()),
                    digest,
                    rejects.file(),
                    wrongKeys,
                    now);
            if (request.accepted().filter(accepted -> !accepted.equals(digest)).isPresent()) {
                throw new LoadRefused(new LoadRefusal.NotTheSameLoad(digest));
            }
            if (request.planOnly()) {
                return new LoadOutcome.Planned(report);
            }
            if (!report.findings().isEmpty() && request.accepted().isEmpty()) {
                return new LoadOutcome.Stopped(report);
            }
            int done = 0;
            for (DatasetLoad load : loads) {
                progress.at(Stage.APPLYING, done++, loads.size() + 1L);
                load.apply(at);
            }
            LoadHistory.record(writer, report);
            progress.at(Stage.APPLYING, loads.size() + 1L, loads.size() + 1L);
            return new LoadOutcome.Applied(report);
        }

        /** The same files onto the same directory, whose last load tells which it is. */
        private String digest(List<LoadedFile> files) throws SQLException {
            MessageDigest sha256 = Sha256.start();
            files.stream()
                    .map(LoadedFile::sha256)
                    .sorted()
                    .forEach(file -> sha256.update(file.getBytes(StandardCharsets.US_ASCII)));
            try (Statement statement = writer.createStatement();
                    ResultSet last = statement.executeQuery("select coalesce(max(id), 0) from directory.load")) {
                last.next();
                sha256.update(Long.toString(last.getLong(1)).getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 8);
        }
    }
}
