package fr.galien.sandbox.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the build left for us to deploy.
 *
 * @param root            the checkout
 * @param keycloakVersion of the distribution
 * @param distribution    Keycloak's distribution, a zip, where Maven keeps it
 * @param providers       the directory with our jars for it
 */
public record Build(Path root, String keycloakVersion, Path distribution, Path providers) {

    /** The build this program came from: told by the bootstrap where it kept it, else as Maven left it. */
    public static Build current() {
        Properties filled = new Properties();
        try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
            filled.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String kept = System.getProperty("galien.build");
        return new Build(
                Path.of(System.getProperty("galien.root", filled.getProperty("root")))
                        .toAbsolutePath()
                        .normalize(),
                filled.getProperty("keycloak.version"),
                Path.of(filled.getProperty("keycloak.distribution")),
                kept == null ? Path.of(filled.getProperty("providers")) : Path.of(kept, "providers"));
    }

    /** The files of the phone's application, served as they are. */
    Path wallet() {
        return root.resolve("wallet");
    }

    Path realmConfig() {
        return root.resolve("realm-config");
    }
}
