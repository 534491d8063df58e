package fr.galien.sandbox.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Keycloak imports the realm once, into an empty database; who changes the realm's files afterwards is told so. */
record ImportedRealm(Path database, Path files) {

    /** Empty if the files are still those that were imported. */
    String note() throws IOException {
        Path stamp = stamp(database);
        String now = fingerprint();
        if (!Files.exists(stamp)) {
            Files.writeString(stamp, now);
        }
        return Files.readString(stamp).equals(now)
                ? ""
                : "realm-config/ changed since its import: ./galien reset takes it";
    }

    static Path stamp(Path database) {
        return database.resolve("realm");
    }

    private String fingerprint() throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        try (Stream<Path> all = Files.list(files)) {
            List<Path> sorted = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                fingerprint.and(file.getFileName().toString()).and(Files.readAllBytes(file));
            }
        }
        return fingerprint.toString();
    }
}
