package fr.galien.tests.resource;

import fr.galien.tests.clients.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The prescription service as a program of its own, with its own class path. */
final class PrescriptionProgram implements Stack {

    private static final Path BUILT =
            Path.of("..", "services", "prescription", "target").toAbsolutePath();
    private static final String MAIN = "fr.galien.service.prescription.PrescriptionService";

    private final RunningProgram program;
    private final int port;

    private PrescriptionProgram(RunningProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** @param settings but for the port */
    static PrescriptionProgram start(Path directory, Map<String, String> settings) throws IOException {
        int port = RunningProgram.freePort();
        StringBuilder lines = new StringBuilder("port=" + port + "\n");
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Path file = Files.writeString(directory.resolve("prescription.properties"), lines);
        String classes = BUILT.resolve("classes")
                + java.io.File.pathSeparator
                + Files.readString(BUILT.resolve("classpath")).strip();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new PrescriptionProgram(
                RunningProgram.start(
                        directory,
                        port,
                        Map.of(),
                        List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, MAIN, file.toString())),
                port);
    }

    @Override
    public URI resource() {
        return URI.create("https://localhost:" + port + "/prescriptions");
    }

    /** All it said. */
    String log() {
        return program.log();
    }

    @Override
    public void close() {
        program.close();
    }
}
