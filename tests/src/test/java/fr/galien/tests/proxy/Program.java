package fr.galien.tests.proxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Other people's programs, installed by {@code .ci/run}. */
public final class Program {

    private Program() {}

    /**
     * @return its absolute path
     * @throws TestAbortedException if it is not installed
     * @throws AssertionError       if it is not installed where nothing may be missing
     */
    public static Path find(String name) {
        // Debian keeps servers where only root's path leads.
        String places = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(places.split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    /**
     * What has no command of its own.
     *
     * @param place of something it cannot be without; errors as {@link #find}
     */
    public static void require(String name, Path place) {
        if (!Files.exists(place)) {
            throw missing(name);
        }
    }

    private static TestAbortedException missing(String name) {
        String reason = name + " is not installed";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        // Maven's summary counts skipped tests and keeps their reason to itself.
        System.out.println("Skipping a test: " + reason);
        return new TestAbortedException(reason);
    }
}
