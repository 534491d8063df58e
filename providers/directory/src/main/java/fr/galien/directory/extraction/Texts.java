package fr.galien.directory.extraction;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The texts of a file: itself, or those of the zip it is. Read once, from beginning to end. */
final class Texts {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** National extractions deflate about ten times; deflate can a thousand. */
    private static final int MOST_INFLATION = 200;

    private static final int BUFFER = 1 << 16;

    private final Path file;

    Texts(Path file) {
        this.file = file;
    }

    /** What is done with each text. */
    interface Reader {
        void read(String name, InputStream text) throws IOException;
    }

    boolean isZip() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /**
     * @param progress hears how many bytes of the file have been read
     * @return SHA-256 of the file, in hexadecimal
     * @throws LoadRefused if it is a zip that is damaged or made to do harm
     */
    String read(Reader reader, LongConsumer progress) throws IOException {
        MessageDigest sha256 = Sha256.start();
        boolean zip = isZip();
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file);
                Counted raw = new Counted(new DigestInputStream(in, sha256), progress)) {
            if (zip) {
                readZip(name, raw, reader);
            } else {
                reader.read(name, raw);
            }
            // What follows the last text, a zip's directory, is of the file too.
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException e) {
            throw new LoadRefused(new LoadRefusal.ZipRefused(name, "it is damaged"), e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void readZip(String name, Counted raw, Reader reader) throws IOException {
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(raw, BUFFER));
        for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
            if (entry.isDirectory()) {
                continue;
            }
            Path path = Path.of(entry.getName());
            // Nothing is unpacked to such a path; but a zip that tries is not one the publisher made.
            if (path.isAbsolute()
                    || entry.getName().contains("\\")
                    || !path.normalize().equals(path)
                    || path.startsWith("..")) {
                throw new LoadRefused(new LoadRefusal.ZipRefused(name, "it holds a file with an unsafe path"));
            }
            reader.read(name + "!" + path.getFileName(), new Inflated(zip, raw, name));
        }
    }

    /** Counts what is read of a file. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer progress;
        private long count;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int read = super.read(bytes, start, length);
            if (read > 0) {
                count += read;
                progress.accept(count);
            }
            return read;
        }
    }

    /** A text of a zip, refused once it is absurdly larger than what it was inflated from. */
    private static final class Inflated extends FilterInputStream {

        private final Counted raw;
        private final String zipName;
        private final long rawBefore;
        private long count;

        Inflated(ZipInputStream zip, Counted raw, String zipName) {
            super(zip);
            this.raw = raw;
            this.zipName = zipName;
            this.rawBefore = Math.max(0, raw.count - BUFFER);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            int read = super.read(bytes, start, length);
            count += Math.max(read, 0);
            if (count > MOST_INFLATION * (raw.count - rawBefore)) {
                throw new LoadRefused(new LoadRefusal.ZipRefused(
                        zipName, "a file in it is more than " + MOST_INFLATION + " times larger than its packed form"));
            }
            return read;
        }

        /** The zip goes on to its next file. */
        @Override
        public void close() {}
    }
}
