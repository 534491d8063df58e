package fr.galien.tests.input;

import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** What the server writes from now on. */
final class ServerLog {

    private final long from;

    private ServerLog(long from) {
        this.from = from;
    }

    static ServerLog fromNow() throws IOException {
        return new ServerLog(Files.size(TheSandbox.get().serverLog()));
    }

    /** Lines that hold one of these. */
    List<String> linesWith(String... signs) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(TheSandbox.get().serverLog().toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Stream.of(signs).anyMatch(line::contains))
                    .toList();
        }
    }
}
