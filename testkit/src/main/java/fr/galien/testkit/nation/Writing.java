package fr.galien.testkit.nation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        try {
            text.writeTo(piece -> append(writer, piece));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
        writer.flush();
    }

    private static void append(Writer writer, CharSequence piece) {
        try {
            writer.append(piece);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }
}
