package fr.galien.sandbox.launch;

import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A distribution of Keycloak without Keycloak: the same shape, and {@link QuarkusEntryPoint} of our tests to run. */
final class FalseDistribution {

    static final String VERSION = "1.2.3";

    private FalseDistribution() {}

    /** A build whose distribution is a zip of it, with an empty directory of providers. */
    static Build in(Path directory) throws IOException {
        Path zip = directory.resolve("distribution.zip");
        write(zip, "keycloak-" + VERSION + "/lib/quarkus-run.jar", jar());
        return new Build(directory, VERSION, zip, Files.createDirectories(directory.resolve("built")), directory);
    }

    static void write(Path zip, String name, byte[] content) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
            out.putNextEntry(new ZipEntry("keycloak-" + VERSION + "/providers/"));
        }
    }

    private static byte[] jar() throws IOException {
        String name = QuarkusEntryPoint.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes);
                InputStream code = QuarkusEntryPoint.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new ZipEntry(name));
            code.transferTo(jar);
        }
        return bytes.toByteArray();
    }
}
