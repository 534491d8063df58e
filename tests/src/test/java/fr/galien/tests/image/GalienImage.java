package fr.galien.tests.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/** The image, built once for the run from {@code docker/Dockerfile} and the jars of this build. */
final class GalienImage {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCKERFILE = ROOT.resolve("docker").resolve("Dockerfile");

    private static final Pattern BASE = Pattern.compile("(?m)^ARG KEYCLOAK=(\\S+)$");

    /** What it copies from the checkout. */
    private static final Pattern COPIED = Pattern.compile("(?<=\\s)(providers|themes|realm-config)/\\S+");

    private static String name;

    private GalienImage() {}

    static Path root() {
        return ROOT;
    }

    static String dockerfile() throws IOException {
        return Files.readString(DOCKERFILE);
    }

    /**
     * Its name.
     *
     * @throws TestAbortedException if nothing here can build it
     */
    static synchronized String built() throws IOException {
        if (name == null) {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw new TestAbortedException("no container engine: neither Docker nor podman answers (DOCKER_HOST="
                        + System.getenv("DOCKER_HOST") + ")");
            }
            String dockerfile = dockerfile();
            base(dockerfile);
            ImageFromDockerfile image = new ImageFromDockerfile().withFileFromPath("Dockerfile", DOCKERFILE);
            for (String file : copied(dockerfile)) {
                image.withFileFromPath(file, ROOT.resolve(file));
            }
            name = image.get();
        }
        return name;
    }

    private static void base(String dockerfile) {
        String base =
                BASE.matcher(dockerfile).results().findFirst().orElseThrow().group(1);
        try {
            new RemoteDockerImage(DockerImageName.parse(base)).get();
        } catch (RuntimeException notToBeHad) {
            throw skipping("no base image: " + base + " is neither here nor to be had");
        }
    }

    /** Maven's summary counts skipped tests and keeps their reason to itself, so it is said here too. */
    private static TestAbortedException skipping(String reason) {
        System.out.println("Skipping a test of the image: " + reason);
        return new TestAbortedException(reason);
    }

    private static List<String> copied(String dockerfile) {
        return COPIED.matcher(dockerfile).results().map(MatchResult::group).toList();
    }
}
