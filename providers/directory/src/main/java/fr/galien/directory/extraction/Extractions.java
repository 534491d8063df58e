package fr.galien.directory.extraction;

import fr.galien.directory.Dataset;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadedFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What some national files say, put aside by key. Closing it forgets it. */
public final class Extractions implements Closeable {

    /** Bytes of the files for each part that is later held in memory. */
    private static final long BYTES_A_PART = 8L << 20;

    /** How many times larger than its zip a national extraction is. */
    private static final long USUAL_INFLATION = 12;

    /** Parts at most: 32 kB of memory each while files are read. */
    private static final int MOST_PARTS = 2_048;

    private static final Pattern STAMP = Pattern.compile("_(\\d{12})\\.(?:txt|csv|zip)$", Pattern.CASE_INSENSITIVE);
    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Path folder;
    private final int parts;
    private final Rejects rejects;
    private final UnaryOperator<String> person;
    private final BiConsumer<Dataset, Spool> filled;
    private final Map<Dataset, Spool> spools = new EnumMap<>(Dataset.class);
    private final List<LoadedFile> files = new ArrayList<>();
    private final Bytes record = new Bytes();

    /**
     * @param folder  where to put things aside
     * @param size    bytes of all files to come, unpacked
     * @param rejects where lines go that cannot be taken
     * @param person  who an identifier belongs to, in lower case as it is: itself, or the one it is an alias of
     * @param filled  hears of a dataset when a file that fills it begins, with an empty spool divided as the dataset's own
     */
    public Extractions(
            Path folder, long size, Rejects rejects, UnaryOperator<String> person, BiConsumer<Dataset, Spool> filled) {
        this.folder = folder;
        this.parts = Math.clamp(size / BYTES_A_PART + 1, 1, MOST_PARTS);
        this.rejects = rejects;
        this.person = person;
        this.filled = filled;
    }

    /** About how many bytes a file is once unpacked. */
    public static long unpackedSize(Path file) throws IOException {
        return Files.size(file) * (new Texts(file).isZip() ? USUAL_INFLATION : 1);
    }

    /** Whether the file is one of merges, which must be known before any other is read. */
    public static boolean isOfMerges(Path file) {
        Texts texts = new Texts(file);
        boolean[] answer = new boolean[1];
        try {
            if (!texts.isZip()) {
                try (InputStream in = Files.newInputStream(file)) {
                    Lines lines = new Lines(in);
                    answer[0] = lines.next()
                            && Header.of(file.getFileName().toString(), lines)
                                            .layout()
                                            .kind()
                                    == FileKind.RAPPROCHEMENTS;
                }
            }
            return answer[0];
        } catch (IOException e) {
            throw new LoadRefused(
                    new LoadRefusal.FileUnreadable(file.getFileName().toString()), e);
        }
    }

    /**
     * @param progress hears how many bytes of the file have been read
     * @throws LoadRefused if any of it is no national file, fills what another one did, or holds nothing
     */
    public void read(Path file, LongConsumer progress) {
        try {
            List<LoadedFile> read = new ArrayList<>();
            String sha256 = new Texts(file).read((name, text) -> read.add(read(name, text)), progress);
            read.forEach(one -> files.add(one.withSha256(sha256)));
        } catch (IOException e) {
            throw new LoadRefused(
                    new LoadRefusal.FileUnreadable(file.getFileName().toString()), e);
        }
    }

    public List<LoadedFile> files() {
        return List.copyOf(files);
    }

    /** Whether a file filled it. */
    public boolean has(Dataset dataset) {
        return spools.containsKey(dataset);
    }

    /** The rows of a dataset that a file filled, by key. */
    public Spool rows(Dataset dataset) {
        return spools.get(dataset);
    }

    /** An empty one, divided as the others are. */
    public Spool spool() throws IOException {
        return new Spool(folder, parts);
    }

    @Override
    public void close() throws IOException {
        for (Spool spool : spools.values()) {
            spool.close();
        }
    }

    private LoadedFile read(String name, InputStream text) throws IOException {
        Lines lines = new Lines(text);
        if (!lines.next()) {
            throw new LoadRefused(new LoadRefusal.FileUnknown(name));
        }
        Header header = Header.of(name, lines);
        for (Dataset dataset : header.layout().kind().datasets()) {
            if (spools.put(dataset, spool()) != null) {
                throw new LoadRefused(new LoadRefusal.SameTwice(name));
            }
            filled.accept(dataset, spool());
        }
        long rejectedBefore = rejects.count();
        Fields fields = new Fields(header.layout(), header.encoding());
        long rows = 0;
        while (lines.next()) {
            if (lines.end() > lines.start()) {
                rows++;
                read(name, lines, fields, header.layout().kind());
            }
        }
        if (rows == 0) {
            throw new LoadRefused(new LoadRefusal.NobodyInFile(name));
        }
        return new LoadedFile(
                name,
                "",
                header.layout().kind().publishedName(),
                header.layout().kind().datasets(),
                generatedAt(name),
                rows,
                rejects.count() - rejectedBefore,
                header.encoding() != StandardCharsets.UTF_8);
    }

    private void read(String name, Lines lines, Fields fields, FileKind kind) throws IOException {
        Optional<String> reason = fields.read(lines);
        for (Shape shape : kind.shapes()) {
            if (reason.isEmpty()) {
                reason = RowRules.broken(shape, fields);
            }
        }
        if (reason.isPresent()) {
            rejects.add(name, lines, reason.get());
            holdBack(fields, kind);
            return;
        }
        for (Shape shape : kind.shapes()) {
            record.clear();
            record.write(RowRules.key(shape, fields)
                    .map(key -> RowRules.isPerson(shape) ? person.apply(key) : key)
                    .orElseThrow()
                    .getBytes(StandardCharsets.UTF_8));
            record.write((byte) '\t');
            fields.writeTo(record, shape);
            record.write((byte) '\n');
            spools.get(shape.dataset()).add(record.array(), record.length());
        }
    }

    private void holdBack(Fields fields, FileKind kind) {
        boolean somebody = false;
        for (Shape shape : kind.shapes()) {
            Optional<String> key =
                    RowRules.key(shape, fields).map(id -> RowRules.isPerson(shape) ? person.apply(id) : id);
            key.ifPresent(id -> rejects.hold(shape.dataset(), id));
            somebody |= key.isPresent();
        }
        if (!somebody) {
            rejects.isOfNobody();
        }
    }

    private static Optional<Instant> generatedAt(String name) {
        Matcher stamp = STAMP.matcher(name);
        try {
            return stamp.find()
                    ? Optional.of(LocalDateTime.parse(stamp.group(1), DateTimeFormatter.ofPattern("uuuuMMddHHmm"))
                            .atZone(LEGAL_TIME)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The first line of a text: what the text is and how it is written. */
    private record Header(Layout layout, Charset encoding) {

        /** A header has accents, so it tells which encoding the whole file is in. */
        static Header of(String name, Lines lines) {
            String utf8 = text(lines, StandardCharsets.UTF_8);
            Charset encoding = utf8.indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : WINDOWS_1252;
            return new Header(Layout.of(name, text(lines, encoding)), encoding);
        }

        private static String text(Lines lines, Charset encoding) {
            return new String(lines.bytes(), lines.start(), lines.end() - lines.start(), encoding);
        }
    }
}
