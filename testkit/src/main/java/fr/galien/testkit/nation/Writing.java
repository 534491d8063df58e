package fr.galien.testkit.nation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes in constant memory, and a file whole or not at all. */
final class Writing {

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    @FunctionalInterface
    interface Text {
        void writeTo(Line line);
    }

    /** Takes the next piece of a text. */
    @FunctionalInterface
    interface Line {
        void add(CharSequence text);
    }

    private Writing() {}

    /** Creates the directory if need be, and replaces a file of that name. */
    static Path file(Path file, Content content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            content.writeTo(out);
        }
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In UTF-8; flushes and does not close. */
    static void text(OutputStream out, Text text) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try {
            text.writeTo(piece -> append(buffered, piece));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
        buffered.flush();
    }

    /** A whole line at once: a writer leaves its fast path at the first accent. */
    private static void append(OutputStream out, CharSequence piece) {
        try {
            out.write(piece.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
