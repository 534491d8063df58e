package fr.galien.sandbox.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The class path of this program. */
final class ClassPath {

    private ClassPath() {}

    /** Under the bootstrap it is the build's, not the one the JVM was started with. */
    static String current() throws IOException {
        String kept = System.getProperty("galien.build");
        return kept == null
                ? System.getProperty("java.class.path")
                : String.join(File.pathSeparator, Files.readAllLines(Path.of(kept, "classpath")));
    }
}
