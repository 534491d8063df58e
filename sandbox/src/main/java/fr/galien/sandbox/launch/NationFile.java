package fr.galien.sandbox.launch;

import fr.galien.testkit.nation.ExtractionFile;
import fr.galien.testkit.nation.Nation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The extractions of the sandbox's fictitious nation: made once for each size asked for. */
final class NationFile {

    static final long SEED = 1;

    /** The real extraction is dated in it. */
    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");

    private static final List<ExtractionFile> MORE = List.of(
            ExtractionFile.EXPERTISES, ExtractionFile.QUALIFICATIONS, ExtractionFile.CARDS, ExtractionFile.MAILBOXES);

    private final Path directory;

    NationFile(Path directory) {
        this.directory = directory;
    }

    /** The file, made now if there is none of that size. */
    Path of(int people, Clock clock) throws IOException {
        Path size = directory.resolve("size");
        Optional<Path> present = newest();
        if (present.isPresent() && Files.exists(size) && Files.readString(size).equals(String.valueOf(people))) {
            return present.get();
        }
        Trees.delete(directory);
        Path file = new Nation(SEED, people).writeTo(directory, LocalDateTime.now(clock.withZone(LEGAL_TIME)));
        Files.writeString(size, String.valueOf(people));
        return file;
    }

    /** The other files of the same nation, in a folder beside it. */
    List<Path> more(Path people, int size) throws IOException {
        Path folder = directory.resolve("more");
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            LocalDateTime made =
                    LocalDateTime.ofInstant(Files.getLastModifiedTime(people).toInstant(), LEGAL_TIME);
            Nation nation = new Nation(SEED, size);
            for (ExtractionFile kind : MORE) {
                nation.write(kind, folder, made);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> extractions = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            return extractions.isEmpty() ? Optional.empty() : Optional.of(extractions.getLast());
        }
    }
}
