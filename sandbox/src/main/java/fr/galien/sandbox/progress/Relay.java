package fr.galien.sandbox.progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Passes steps on to another process through a file, a line each with tabs between its fields: one end writes, the other
 * follows. Names and results hold no tabs and no line breaks.
 */
public final class Relay implements Progress {

    private static final String FIELD = "\t";

    private final Path file;

    /** The writing end; the file begins anew. */
    public Relay(Path file) throws IOException {
        this.file = file;
        Files.write(file, new byte[0]);
    }

    @Override
    public void begins(String step) {
        tell("begins", step);
    }

    @Override
    public void ends(String step, Duration took, String result) {
        tell("ends", step, String.valueOf(took.toMillis()), result);
    }

    @Override
    public void fails(String step, Duration took) {
        tell("fails", step, String.valueOf(took.toMillis()));
    }

    private synchronized void tell(String... fields) {
        try {
            Files.writeString(file, String.join(FIELD, fields) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The following end: tells a {@link Progress} what was written since it last looked. */
    public static final class Follower {

        private final Path file;
        private int told;

        public Follower(Path file) {
            this.file = file;
        }

        public void tell(Progress progress) throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            String written = Files.readString(file);
            List<String> whole =
                    written.substring(0, written.lastIndexOf('\n') + 1).lines().toList();
            for (String line : whole.subList(Math.min(told, whole.size()), whole.size())) {
                String[] fields = line.split(FIELD, -1);
                switch (fields[0]) {
                    case "begins" -> progress.begins(fields[1]);
                    case "ends" -> progress.ends(fields[1], millis(fields[2]), fields[3]);
                    default -> progress.fails(fields[1], millis(fields[2]));
                }
            }
            told = whole.size();
        }

        private static Duration millis(String text) {
            return Duration.ofMillis(Long.parseLong(text));
        }
    }
}
