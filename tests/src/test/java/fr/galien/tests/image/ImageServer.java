package fr.galien.tests.image;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import fr.galien.sandbox.launch.Running;
import fr.galien.sandbox.launch.Sandbox;
import fr.galien.sandbox.launch.SandboxSettings;
import fr.galien.sandbox.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * The image, with the options the sandbox gives its own Keycloak. It shares this machine's network, since the sandbox's
 * PostgreSQL and front listen on loopback alone.
 */
final class ImageServer implements ServerUnderTest {

    private static final Duration START = Duration.ofMinutes(5);

    /** It listens before that, and answers 503: realms are imported and the production guard asked meanwhile. */
    private static final String READY = ".*Bootstrap completed in.*\\s";

    /** The container's user is in this file's group, and in no other way related to it. */
    private static final int READABLE_BY_GROUP = 0440;

    @Override
    public Running start(SandboxSettings settings) throws Exception {
        String image = GalienImage.built();
        return Sandbox.start(
                settings, (options, environment) -> run(image, settings, options, environment), Progress.SILENT);
    }

    private static AutoCloseable run(
            String image, SandboxSettings settings, List<String> options, Map<String, String> environment)
            throws IOException {
        Path log = Files.createDirectories(settings.home().log()).resolve("keycloak.log");
        KeycloakContainer container = new KeycloakContainer(image)
                .withProductionMode()
                .withOptimizedFlag()
                .withBootstrapAdminDisabled()
                .withNetworkMode("host")
                .withExposedPorts()
                .withEnv(environment)
                .withLogConsumer(frame -> write(frame, log))
                .waitingFor(Wait.forLogMessage(READY, 1).withStartupTimeout(START));
        options.forEach(container::withCustomCommand);
        for (Path file : filesIn(options)) {
            container.withCopyFileToContainer(MountableFile.forHostPath(file, READABLE_BY_GROUP), file.toString());
        }
        container.start();
        return container;
    }

    /** What the options name, file by file: the container has them where this machine has them. */
    private static List<Path> filesIn(List<String> options) {
        return options.stream()
                .map(option -> option.substring(option.indexOf('=') + 1))
                .flatMap(ImageServer::files)
                .toList();
    }

    private static Stream<Path> files(String value) {
        try {
            Path path = Path.of(value);
            if (!path.isAbsolute() || !Files.exists(path)) {
                return Stream.empty();
            }
            try (Stream<Path> all = Files.walk(path)) {
                return all.filter(Files::isRegularFile).toList().stream();
            }
        } catch (InvalidPathException noPath) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(OutputFrame frame, Path log) {
        try {
            Files.write(log, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
