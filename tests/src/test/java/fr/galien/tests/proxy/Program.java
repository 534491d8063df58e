package fr.galien.tests.proxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Other people's programs, installed by {@code .ci/run}. */
final class Program {

    private Program() {}

    /**
     * @return its absolute path
     * @throws TestAbortedException if it is not installed
     * @throws AssertionError       if it is not installed where nothing may be missing
     */
    static Path find(String name) {
        // Debian keeps servers where only root's path leads.
        String places = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        return Stream.of(places.split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name));
    }

    private static TestAbortedException missing(String name) {
        String reason = name + " is not installed";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        // Maven's summary counts skipped tests and keeps their reason to itself.
        System.out.println("Skipping a test of the proxies: " + reason);
        return new TestAbortedException(reason);
    }
}
