package fr.galien.testkit.nation;

import fr.galien.identity.Professional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fictitious nation of health professionals and its extraction in the format {@code PS_LibreAcces_Personne_activite}:
 * UTF-8, {@code |} between cells and at the end of each line, a header line, line feeds. The same seed and size give the
 * same bytes, on any machine.
 */
public final class Nation {

    public static final int DEFAULT_SIZE = 2_000;

    /** The smallest nation in which every profession is practised. */
    public static final int SMALLEST = People.ROLL_CALL;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

    private final int size;
    private final People people;

    /**
     * @param seed any number
     * @param size how many people, from {@link #SMALLEST} to 10,000,000; beyond 100,000 their numbers leave the range 99700…
     */
    public Nation(long seed, int size) {
        if (size < SMALLEST || size > Numbers.MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "a nation has " + SMALLEST + " to " + Numbers.MOST_PEOPLE + " people, not " + size);
        }
        this.size = size;
        this.people = new People(seed, size);
    }

    /** People present in every nation, a doctor, a nurse, a pharmacist, a student and someone without activity. */
    public static List<Notable> notable() {
        return Notables.all();
    }

    /** Everyone, in the order of the file, each made when asked for. */
    public Stream<Professional> people() {
        return IntStream.range(0, size).mapToObj(people::at);
    }

    /** @param generatedAt the moment of generation, in the name of every extraction */
    public static String fileName(LocalDateTime generatedAt) {
        return "PS_LibreAcces_Personne_activite_" + STAMP.format(generatedAt) + ".txt";
    }

    /**
     * Writes the extraction into a directory under its usual name, whole or not at all.
     *
     * @return the file
     */
    public Path writeTo(Path directory, LocalDateTime generatedAt) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(fileName(generatedAt));
        Path unfinished = directory.resolve(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            writeTo(out);
        }
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the extraction as it is made, in constant memory; flushes and does not close. */
    public void writeTo(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        text.write(Row.header());
        try {
            people().forEach(person -> Rows.of(person, line -> append(text, line)));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
        text.flush();
    }

    private static void append(Writer text, String line) {
        try {
            text.write(line);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
