package fr.galien.tests.clients;

import fr.galien.tests.browser.Await;
import fr.galien.tests.system.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A vendor's program in the foreground, in a directory of its own, until it is closed. */
public final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private RunningProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static int freePort() {
        return FreePorts.any().base();
    }

    /** @param port of loopback it is ready at, once it listens there */
    public static RunningProgram start(
            Path directory, int port, Map<String, String> environment, List<String> command) {
        try {
            Path log = directory.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            RunningProgram program = new RunningProgram(builder.start(), log);
            program.awaitReady(port);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the files beside this class, with its {@code {placeholders}} filled in. */
    public static String file(String name, Map<String, String> values) {
        try (InputStream shipped = RunningProgram.class.getResourceAsStream(name)) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For programs that give up root's rights: what is in there is no secret. */
    public static void openToAll(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void awaitReady(int port) {
        try {
            Await.until("it listens", PATIENCE, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("it ended: " + log());
                }
                return listens(port);
            });
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private static boolean listens(int port) {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** All it said. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
