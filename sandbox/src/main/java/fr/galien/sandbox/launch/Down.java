package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.progress.Progress;
import fr.galien.sandbox.progress.Steps;
import fr.galien.sandbox.progress.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** Stops a sandbox from outside of it. */
final class Down {

    /** Longer than its parts take together, each at its own limit. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Down() {}

    /**
     * Asks the supervisor to stop everything, kills it if it does not, and stops what an earlier one may have left.
     *
     * @return whether anything ran
     * @throws Trouble BOX-1016 if the supervisor cannot even be killed
     */
    static boolean stop(SandboxHome home, Terminal terminal) throws Exception {
        Optional<ProcessHandle> supervisor = RunFile.read(home.run()).flatMap(file -> file.living(Part.SUPERVISOR));
        if (supervisor.isEmpty() && Leftovers.find(home).isEmpty()) {
            Files.deleteIfExists(RunFile.in(home.run()));
            return false;
        }
        try (Progress progress = terminal.progress()) {
            new Steps(progress).run("Stopping", () -> {
                if (supervisor.isPresent()) {
                    stop(supervisor.get(), home);
                }
                Leftovers.stop(home);
                return "";
            });
        }
        return true;
    }

    private static void stop(ProcessHandle supervisor, SandboxHome home) throws IOException, InterruptedException {
        Files.writeString(Leftovers.stopRequest(home.run()), "");
        if (Deadline.in(PATIENCE).await(() -> !Life.in(supervisor))) {
            return;
        }
        supervisor.destroyForcibly();
        if (!Deadline.in(PATIENCE).await(() -> !Life.in(supervisor))) {
            throw new Trouble(
                    "BOX-1016",
                    "Process " + supervisor.pid() + " of the sandbox does not end, not even when it is killed.",
                    "End it by hand, then run ./galien down again");
        }
    }
}
