package io.quarkus.bootstrap.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Stands in for Keycloak's own in a false distribution: notes that it was run, or refuses as Keycloak does. */
public final class QuarkusEntryPoint {

    private QuarkusEntryPoint() {}

    public static void main(String[] args) throws IOException {
        Path home = Path.of(System.getProperty("kc.home.dir"));
        if (Files.exists(home.resolve("providers").resolve("bad.jar"))) {
            System.out.println("2026-11-21 20:00:00,000 ERROR [org.keycloak] (main) ERROR: Failed to start server");
            System.out.println("2026-11-21 20:00:00,000 ERROR [org.keycloak] (main) ERROR: bad.jar is not a jar.");
            System.exit(1);
        }
        Files.writeString(
                home.resolve("runs"),
                String.join(" ", args) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
