package fr.galien.testkit.nation;

import fr.galien.identity.Professional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A fictitious nation of health professionals on one day, and the files the national directory would publish of it. The
 * same seed and size give the same bytes, on any machine; writing takes constant memory. A nation keeps nothing of anybody
 * but what happened to them since its first day.
 */
public final class Nation {

    public static final int DEFAULT_SIZE = 2_000;

    /** The smallest nation in which every profession is practised. */
    public static final int SMALLEST = People.ROLL_CALL;

    /** What the public zip holds. */
    private static final List<ExtractionFile> LIBRE_ACCES =
            List.of(ExtractionFile.PEOPLE, ExtractionFile.QUALIFICATIONS, ExtractionFile.EXPERTISES);

    private final People people;
    private final History history;

    /**
     * @param seed any number
     * @param size how many people, from {@link #SMALLEST} to 10,000,000; beyond 100,000 their numbers leave the range 99700…
     */
    public Nation(long seed, int size) {
        if (size < SMALLEST || size > Numbers.MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "a nation has " + SMALLEST + " to " + Numbers.MOST_PEOPLE + " people, not " + size);
        }
        this.people = new People(seed, size);
        this.history = History.none(size);
    }

    Nation(People people, History history) {
        this.people = people;
        this.history = history;
    }

    /**
     * A nation whose {@link ExtractionFile#PEOPLE} has at least that many lines, and a few per cent more. People have 1.34
     * lines each; 1.3 is reckoned with, and 200 people more for the chance a small nation is left to.
     *
     * @param lines from 1 to 12,000,000, the header apart
     */
    public static Nation ofLines(long seed, int lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("a nation has a line at least, not " + lines);
        }
        return new Nation(seed, Math.toIntExact(200 + Math.ceilDiv(lines * 10L, 13)));
    }

    /** People present in every nation, a doctor, a nurse, a pharmacist, a student and someone without activity. */
    public static List<Notable> notable() {
        return Notables.all();
    }

    /** Somebody no file tells of, present in every nation: works for its people, and is none of them. */
    public static Outsider outsider() {
        return new Outsider("iris.lemoine", "LEMOINE", "Iris");
    }

    /** Everyone of the day, in the order of the files, each made when asked for. */
    public Stream<Professional> people() {
        return persons().map(Person::professional);
    }

    /**
     * The cards of someone, practice by practice and oldest first, as {@link ExtractionFile#CARDS} has them.
     *
     * @param index their place in the nation, which never changes: from 0, first the notable people
     */
    public List<Card> cards(int index) {
        if (!history.present(index)) {
            throw new IllegalArgumentException("nobody at " + index);
        }
        return Card.of(people.at(index, history.of(index)));
    }

    /**
     * The nation on the day after this one; called on that one, the day after that, and so on.
     *
     * @param seed any number: decides who changes and how
     * @throws IllegalArgumentException if there are fewer people than are to change or go, or were gone than are to be back
     */
    public NextDay dayAfter(long seed, Turnover turnover) {
        return new Overnight(people, history, seed).pass(turnover);
    }

    /** @param generatedAt the moment of generation, in the name of every extraction */
    public static String fileName(LocalDateTime generatedAt) {
        return ExtractionFile.PEOPLE.fileName(generatedAt);
    }

    /** As {@link #write(ExtractionFile, Path, LocalDateTime)}, of {@link ExtractionFile#PEOPLE}. */
    public Path writeTo(Path directory, LocalDateTime generatedAt) throws IOException {
        return write(ExtractionFile.PEOPLE, directory, generatedAt);
    }

    /** As {@link #write(ExtractionFile, OutputStream)}, of {@link ExtractionFile#PEOPLE}. */
    public void writeTo(OutputStream out) throws IOException {
        write(ExtractionFile.PEOPLE, out);
    }

    /**
     * Writes a file into a directory under its usual name, whole or not at all.
     *
     * @return the file
     */
    public Path write(ExtractionFile file, Path directory, LocalDateTime generatedAt) throws IOException {
        return Writing.file(directory.resolve(file.fileName(generatedAt)), out -> write(file, out));
    }

    /** Writes a file as it is made; flushes and does not close. */
    public void write(ExtractionFile file, OutputStream out) throws IOException {
        Writing.text(out, text -> {
            Consumer<Row> row = line -> text.add(line.text());
            row.accept(Row.header(file.columns()));
            persons().forEach(who -> file.lines().write(who, row));
            file.lines().writeRest(people.sites(), row);
        });
    }

    /**
     * Writes the zip of the three public files about people ({@code PS_LibreAcces_….zip}), whole or not at all.
     *
     * @return the zip
     */
    public Path writeZip(Path directory, LocalDateTime generatedAt) throws IOException {
        Path zip = directory.resolve(ExtractionFile.zipName("PS_LibreAcces", generatedAt));
        return Writing.file(zip, out -> writeZip(LIBRE_ACCES, generatedAt, out));
    }

    /**
     * Writes a zip of one file, named after it, whole or not at all: how RASS and the mailboxes come.
     *
     * @return the zip
     */
    public Path writeZip(ExtractionFile file, Path directory, LocalDateTime generatedAt) throws IOException {
        Path zip = directory.resolve(file.zipName(generatedAt));
        return Writing.file(zip, out -> writeZip(List.of(file), generatedAt, out));
    }

    private void writeZip(List<ExtractionFile> files, LocalDateTime generatedAt, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (ExtractionFile file : files) {
            ZipEntry entry = new ZipEntry(file.fileName(generatedAt));
            entry.setTimeLocal(generatedAt);
            zip.putNextEntry(entry);
            write(file, zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private Stream<Person> persons() {
        return history.presentPlaces().mapToObj(index -> people.at(index, history.of(index)));
    }
}
