package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the distribution our jars and has it build itself around them ({@code kc.sh build}), only if it was not already
 * built around the very same jars with the same options.
 */
final class Augmentation {

    /** The server compares each jar's date with the one it was built with, and nothing else; ours have one date for ever. */
    private static final FileTime JAR_DATE = FileTime.from(Instant.parse("2026-11-21T00:00:00Z"));

    private static final List<String> SHORT_RUN =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms128m", "-Xmx768m");

    private final Distribution distribution;
    private final Build build;
    private final List<String> options;

    Augmentation(Distribution distribution, Build build, List<String> options) {
        this.distribution = distribution;
        this.build = build;
        this.options = List.copyOf(options);
    }

    /**
     * @param log     gets what the build says
     * @param started is told the process of the build
     * @return whether it had to be done
     * @throws Trouble BOX-1010 if Keycloak refuses our jars or options
     */
    boolean apply(Path log, ProcessCare started) throws IOException, InterruptedException {
        Path stamp = distribution.directory().resolve("galien-augmented");
        Path torn = distribution.directory().resolve("galien-augmenting");
        String wanted = fingerprint();
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return false;
        }
        if (Files.exists(torn)) {
            // A build that was cut short leaves a server that may not even be able to build itself again.
            Trees.delete(distribution.directory());
            distribution.unpack();
        }
        Files.deleteIfExists(stamp);
        Files.createFile(torn);
        copyJars(distribution.directory().resolve("providers"));
        // Compressed files of themes, which Keycloak keeps until it is itself another version, whatever becomes of
        // ours.
        Trees.delete(distribution.directory().resolve("data/tmp/kc-gzip-cache"));
        LogFile.turn(log);
        List<String> arguments =
                Stream.concat(Stream.of("build"), options.stream()).toList();
        Process process = KeycloakJava.run(distribution.directory(), SHORT_RUN, arguments, Map.of(), log);
        int status;
        try {
            started.of(process.toHandle());
            status = process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        if (status != 0) {
            throw new Trouble(
                    "BOX-1010",
                    "Keycloak could not be built around our jars: "
                            + LogFile.firstError(log).orElse("it ended with status " + status) + ".",
                    "Read " + log);
        }
        Files.writeString(stamp, wanted);
        Files.delete(torn);
        return true;
    }

    private void copyJars(Path providers) throws IOException {
        Trees.deleteAllIn(providers, file -> file.toString().endsWith(".jar"));
        for (Path jar : jars()) {
            Path copy = providers.resolve(jar.getFileName());
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, JAR_DATE);
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(build.providers())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint().and(build.keycloakVersion());
        options.forEach(fingerprint::and);
        for (Path jar : jars()) {
            fingerprint.and(jar.getFileName().toString()).and(Files.readAllBytes(jar));
        }
        return fingerprint.toString();
    }

    /** Writes down a process, so that it can be found if we are killed. */
    @FunctionalInterface
    interface ProcessCare {
        void of(ProcessHandle process) throws IOException;
    }
}
