package fr.galien.tests.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes of one workstation. They see its home and nothing of ours, write their output into it, and are all gone
 * after {@link #close()}: children before parents, the last started first.
 */
final class Workstation implements AutoCloseable {

    private static final Duration COMMAND_TIME = Duration.ofSeconds(30);

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final Deque<Process> running = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::end);

    Workstation(Path home) {
        this.home = home.toAbsolutePath();
        environment.put("HOME", this.home.toString());
        environment.put("TMPDIR", directory("tmp").toString());
        environment.put("PATH", System.getenv("PATH"));
        // The titles of Chromium's own windows are looked for by name.
        environment.put("LANG", "C.UTF-8");
        environment.put("LANGUAGE", "en");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path home() {
        return home;
    }

    Path directory(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    /** Runs a command to its end. */
    Finished run(String... command) {
        Path output = log(command[0]);
        Process process = begin(List.of(command), output);
        try {
            if (!process.waitFor(COMMAND_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end within " + COMMAND_TIME);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        String said = read(output);
        delete(output);
        return new Finished(command[0], process.exitValue(), said);
    }

    record Finished(String command, int status, String output) {
        Finished orThrow() {
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status + ": " + output);
            }
            return this;
        }
    }

    /** Starts a process that stays, and waits for the words by which it says that it is ready. */
    Matcher start(Pattern ready, Duration within, String... command) {
        Path output = log(command[0]);
        Process process = begin(List.of(command), output);
        running.push(process);
        return Await.present(command[0] + " is ready, see " + output, within, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(command[0] + " ended at once: " + read(output));
            }
            return Stream.of(ready.matcher(read(output))).filter(Matcher::find).findFirst();
        });
    }

    /** Starts a process that stays, unless it runs already. */
    void keep(String... command) {
        boolean there = running.stream().anyMatch(process -> process.isAlive() && isOf(process, command[0]));
        if (!there) {
            running.push(begin(List.of(command), log(command[0])));
        }
    }

    private static boolean isOf(Process process, String command) {
        return process.info()
                .command()
                .map(path -> Path.of(path).getFileName().toString().equals(command))
                .orElse(false);
    }

    private Process begin(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be started: .ci/run installs it", e);
        }
    }

    private Path log(String command) {
        try {
            return Files.createTempFile(directory("log"), Path.of(command).getFileName() + "-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** What runs, with children. */
    List<ProcessHandle> processes() {
        return running.stream()
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .toList();
    }

    private void end() {
        while (!running.isEmpty()) {
            Process process = running.pop();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroy();
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
