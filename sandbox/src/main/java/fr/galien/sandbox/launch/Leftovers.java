package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes of an earlier start whose supervisor was killed before it could stop them. */
final class Leftovers {

    /** Keycloak before the database it uses, and before it those who call it. */
    private static final List<Part> STOPPED_IN_ORDER =
            List.of(Part.AUGMENTATION, Part.RECORD, Part.PRESCRIPTION, Part.MESSAGING, Part.KEYCLOAK, Part.POSTGRES);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Leftovers() {}

    /**
     * Ends them.
     *
     * @return the names of those that were found
     */
    static List<String> stop(SandboxHome home) throws IOException, InterruptedException {
        List<String> stopped = new ArrayList<>();
        for (Map.Entry<Part, ProcessHandle> left : find(home).entrySet()) {
            Stopping.stop(left.getValue(), PATIENCE);
            stopped.add(left.getKey().title());
        }
        Files.deleteIfExists(RunFile.in(home.run()));
        Files.deleteIfExists(stopRequest(home.run()));
        return stopped;
    }

    /** Those that live, in the order to stop them. */
    static Map<Part, ProcessHandle> find(SandboxHome home) throws IOException {
        Map<Part, ProcessHandle> living = new EnumMap<>(Part.class);
        Optional<RunFile> run = RunFile.read(home.run());
        for (Part part : STOPPED_IN_ORDER) {
            run.flatMap(file -> file.living(part)).ifPresent(process -> living.put(part, process));
        }
        // It writes itself down, sooner than we can.
        Database.postmaster(Database.data(home)).ifPresent(process -> living.put(Part.POSTGRES, process));
        return living;
    }

    /** Its presence asks the supervisor to end: the one way to ask that every operating system has. */
    static Path stopRequest(Path run) {
        return run.resolve("stop");
    }
}
