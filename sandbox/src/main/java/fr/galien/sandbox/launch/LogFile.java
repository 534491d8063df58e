package fr.galien.sandbox.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a program we started said. */
final class LogFile {

    /** "2026-11-21 20:00:00,000 ERROR [class] (thread) text" of Keycloak, "FATAL:  text" of PostgreSQL. */
    private static final Pattern ERROR =
            Pattern.compile("(?m)^(?:.*? (?:ERROR|FATAL) \\[[^]]*\\] \\([^)]*\\)|.*(?:ERROR|FATAL):) *(.+)$");

    /** Keycloak says this before it says why. */
    private static final String FOREWORD = "Failed to start server";

    private LogFile() {}

    static Optional<String> firstError(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        return ERROR.matcher(new String(Files.readAllBytes(log), StandardCharsets.UTF_8))
                .results()
                .map(result ->
                        result.group(1).strip().replaceFirst("^ERROR: ", "").replaceAll("\\.$", ""))
                .filter(text -> !text.startsWith(FOREWORD))
                .findFirst();
    }

    /** Sets the log of the last start aside, and forgets the one before it. */
    static void turn(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
