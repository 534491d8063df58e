package fr.galien.directory.extraction;

import fr.galien.directory.Dataset;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines that cannot be taken, each with its file, number, reason and bytes as they were. Whoever such a line is about is
 * held back: they stay as they were, for with the rest of their lines they would be known by half.
 *
 * <p>The file is personal data: it is made when the first line comes, readable by its owner alone.
 */
public final class Rejects implements Closeable {

    /** Beyond this many a file is not a good one with some bad lines. */
    public static final int MOST = 1_000;

    private final Path file;
    private final Map<Dataset, Set<String>> held = new EnumMap<>(Dataset.class);
    private OutputStream out;
    private long count;
    private long ofNobody;

    /** @param file replaced if it is there */
    public Rejects(Path file) {
        this.file = file;
    }

    /** Keys whose entries stay as they are. */
    public Set<String> held(Dataset dataset) {
        return held.getOrDefault(dataset, Set.of());
    }

    public long count() {
        return count;
    }

    /** Lines nobody can tell the subject of. */
    public long ofNobody() {
        return ofNobody;
    }

    /** Where the lines are, if there are any. */
    public Optional<Path> file() {
        return count == 0 ? Optional.empty() : Optional.of(file);
    }

    /** Holds an entry back for a reason no single line has. */
    public void hold(Dataset dataset, String key, String reason) throws IOException {
        held.computeIfAbsent(dataset, unseen -> new HashSet<>()).add(key);
        write(dataset + "\t-\t" + reason + "\t" + key, new byte[0], 0, 0);
        oneMore(dataset.toString());
    }

    void add(String fileName, Lines lines, String reason) throws IOException {
        write(fileName + "\t" + lines.number() + "\t" + reason + "\t", lines.bytes(), lines.start(), lines.end());
        oneMore(fileName);
    }

    void hold(Dataset dataset, String key) {
        held.computeIfAbsent(dataset, unseen -> new HashSet<>()).add(key);
    }

    void isOfNobody() {
        ofNobody++;
    }

    private void oneMore(String fileName) {
        if (++count > MOST) {
            throw new LoadRefused(new LoadRefusal.TooManyRejects(fileName, MOST, file.toString()));
        }
    }

    private void write(String start, byte[] bytes, int from, int to) throws IOException {
        if (out == null) {
            Files.deleteIfExists(file);
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(file, ownerOnly);
            out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
        }
        out.write(start.getBytes(StandardCharsets.UTF_8));
        out.write(bytes, from, to - from);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
