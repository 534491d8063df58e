package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the build left for us to deploy.
 *
 * @param root            the checkout
 * @param keycloakVersion of the distribution
 * @param distribution    Keycloak's distribution, a zip, where Maven keeps it
 * @param providers       the directory with our jars for it
 * @param services        the directory with the services one can call, each in {@code <name>/target}
 */
public record Build(Path root, String keycloakVersion, Path distribution, Path providers, Path services) {

    /** The build this program came from: told by the bootstrap where it kept it, else as Maven left it. */
    public static Build current() {
        Properties filled = new Properties();
        try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
            filled.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String kept = System.getProperty("galien.build");
        Path root = Path.of(System.getProperty("galien.root", filled.getProperty("root")))
                .toAbsolutePath()
                .normalize();
        return new Build(
                root,
                filled.getProperty("keycloak.version"),
                Path.of(filled.getProperty("keycloak.distribution")),
                kept == null ? Path.of(filled.getProperty("providers")) : Path.of(kept, "providers"),
                (kept == null ? root : Path.of(kept)).resolve("services"));
    }

    /**
     * What to start a service with: it is built only when it is asked for.
     *
     * @throws Trouble BOX-1130 if it was not
     */
    String classPath(Service service) {
        Path target = services.resolve(service.key()).resolve("target");
        Path libraries = target.resolve("classpath");
        if (!Files.exists(libraries)) {
            throw new Trouble(
                    "BOX-1130",
                    "The " + service.key() + " service was not built.",
                    "Start the sandbox with ./galien up --services, which builds it");
        }
        try {
            return target.resolve("galien-service-" + service.key() + ".jar")
                    + File.pathSeparator
                    + Files.readString(libraries).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the phone's application, served as they are. */
    Path wallet() {
        return root.resolve("wallet");
    }

    Path realmConfig() {
        return root.resolve("realm-config");
    }
}
