package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.progress.Progress;
import fr.galien.sandbox.progress.Relay;
import fr.galien.sandbox.progress.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sandbox that outlives the terminal it was started from. */
final class Detached {

    private static final long LOOK_AGAIN_MILLIS = 100;

    private Detached() {}

    /**
     * Starts it, shows its steps and returns when it is ready.
     *
     * @throws Trouble what the background process said before it ended, or BOX-1015 if it said nothing
     */
    static void start(SandboxSettings settings, Terminal terminal) throws IOException, InterruptedException {
        SandboxHome home = settings.home();
        Path said = home.log().resolve("sandbox.log");
        LogFile.turn(said);
        Files.createDirectories(home.run());
        Path relay = Files.createTempFile(home.run(), "steps", "");
        try {
            follow(launch(settings, relay, said), relay, home, terminal, said);
        } finally {
            Files.deleteIfExists(relay);
        }
    }

    private static Process launch(SandboxSettings settings, Path relay, Path said) throws IOException {
        Process process = new ProcessBuilder(command(settings, relay))
                .directory(settings.home().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static void follow(Process process, Path relay, SandboxHome home, Terminal terminal, Path said)
            throws IOException, InterruptedException {
        Thread cancel = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(cancel);
        try (Progress progress = terminal.progress()) {
            Relay.Follower follower = new Relay.Follower(relay);
            while (!process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                follower.tell(progress);
                // A file left by a killed sandbox names another process.
                boolean ready = RunFile.read(home.run())
                        .filter(RunFile::ready)
                        .flatMap(file -> file.living(Part.SUPERVISOR))
                        .filter(supervisor -> supervisor.pid() == process.pid())
                        .isPresent();
                if (ready) {
                    follower.tell(progress);
                    Runtime.getRuntime().removeShutdownHook(cancel);
                    return;
                }
            }
            follower.tell(progress);
        }
        throw reason(said);
    }

    private static Trouble reason(Path said) throws IOException {
        try (Stream<String> lines = Files.lines(said)) {
            Optional<Trouble> told =
                    lines.flatMap(line -> Trouble.parse(line).stream()).reduce((first, last) -> last);
            return told.orElseGet(() ->
                    new Trouble("BOX-1015", "The background process ended while it was starting.", "Read " + said));
        }
    }

    /** This program again, in this JDK, deaf to the terminal's Ctrl-C and to its end. */
    private static List<String> command(SandboxSettings settings, Path relay) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>();
        if (!windows) {
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "galien"));
        }
        // Windows: the java without a console is not told when the console closes.
        command.add(Path.of(System.getProperty("java.home"), "bin", windows ? "javaw.exe" : "java")
                .toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Djdk.console=java.base");
        command.add("-Dgalien.root=" + Build.current().root());
        if (System.getProperty("galien.build") != null) {
            command.add("-Dgalien.build=" + System.getProperty("galien.build"));
        }
        command.add("@" + classPathFile(settings.home()));
        command.addAll(List.of("fr.galien.sandbox.Galien", "up", "--relay", relay.toString()));
        command.addAll(List.of("--home", settings.home().root().toString()));
        command.addAll(List.of("--port", String.valueOf(settings.ports().base())));
        command.addAll(List.of("--people", String.valueOf(settings.people())));
        if (settings.servicesAsked()) {
            command.add("--services="
                    + settings.services().stream().map(Service::key).collect(Collectors.joining(",")));
        }
        if (settings.serverJvm().equals(SandboxSettings.LONG_RUN)) {
            command.add("--long-run");
        }
        return command;
    }

    /** The class path in a file: as an argument it would be too long for Windows. */
    private static Path classPathFile(SandboxHome home) throws IOException {
        Path file = home.run().resolve("class-path");
        String quoted = ClassPath.current().replace("\\", "\\\\").replace("\"", "\\\"");
        Files.writeString(file, "-cp \"" + quoted + "\"\n");
        return file;
    }
}
