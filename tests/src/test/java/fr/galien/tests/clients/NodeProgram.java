package fr.galien.tests.clients;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.tests.proxy.Program;
import fr.galien.tests.system.TheSandbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A vendor's software on Node.js with the library installed; what it tells and hears is one line each. */
public final class NodeProgram implements AutoCloseable {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path HOME = Path.of("target", "clients", "node");
    private static final long INSTALLATION_MINUTES = 3;

    private final Process process;
    private final Path errors;
    private final BufferedReader told;
    private final PrintWriter heard;

    private NodeProgram(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.told = process.inputReader(StandardCharsets.UTF_8);
        this.heard = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Where a text is to be put, so that it finds the library. */
    public static synchronized Path installed() throws IOException {
        Program.find("node");
        String npm = Program.find("npm").toString();
        Files.createDirectories(HOME);
        Path lock = HOME.resolve("package-lock.json");
        boolean same = Files.exists(HOME.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, HOME.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!same) {
            install(npm);
        }
        return HOME;
    }

    /** What the lock file pins, by its hashes, and nothing that a package would like to run. */
    private static void install(String npm) throws IOException {
        File log = HOME.resolve("npm.log").toFile();
        Process installation = new ProcessBuilder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!installation.waitFor(INSTALLATION_MINUTES, TimeUnit.MINUTES)) {
                installation.destroyForcibly();
            }
            if (installation.waitFor() != 0) {
                Files.deleteIfExists(HOME.resolve("package-lock.json"));
                throw new AssertionError("the library cannot be installed: " + Files.readString(log.toPath()));
            }
        } catch (InterruptedException e) {
            installation.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param script beneath {@link #installed} */
    static NodeProgram run(String script) throws IOException {
        Path errors = HOME.resolve(script + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command(script)).directory(HOME.toFile()).redirectError(errors.toFile());
        builder.environment()
                .put(
                        "NODE_EXTRA_CA_CERTS",
                        SandboxTrust.rootOf(TheSandbox.get().home())
                                .toAbsolutePath()
                                .toString());
        return new NodeProgram(builder.start(), errors);
    }

    /** Which runs a script. */
    public static List<String> command(String script) throws IOException {
        List<String> command = new ArrayList<>(List.of(Program.find("node").toString()));
        // Node.js 18, Debian 12's, has the standard's cryptography behind a flag; the later ones know no such flag.
        if (version(command.getFirst()).startsWith("v18.")) {
            command.add("--experimental-global-webcrypto");
        }
        command.add(script);
        return command;
    }

    private static String version(String node) throws IOException {
        Process asked = new ProcessBuilder(node, "--version").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    /** The next thing it says. */
    JsonNode told() throws IOException {
        String line = told.readLine();
        if (line == null) {
            throw new AssertionError(
                    "it ended: " + Arrays.toString(Files.readString(errors).split("\n", 12)));
        }
        return Json.read(line);
    }

    void hears(String line) {
        heard.println(line);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
