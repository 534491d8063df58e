package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keycloak, running. */
final class KeycloakServer implements AutoCloseable {

    /** A first start makes a hundred tables; on a busy machine that has taken more than a minute. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final Process process;
    private final Path log;
    private final int managementPort;

    private KeycloakServer(Process process, Path log, int managementPort) {
        this.process = process;
        this.log = log;
        this.managementPort = managementPort;
    }

    static KeycloakServer start(SandboxSettings settings, Path distribution, Build build, ServerOptions options)
            throws IOException {
        Path log = logOf(settings);
        LogFile.turn(log);
        configure(build.realmConfig(), distribution.resolve("data"));
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--import-realm"));
        arguments.addAll(options.start());
        arguments.addAll(settings.serverOptions());
        Process process = KeycloakJava.run(distribution, settings.serverJvm(), arguments, options.environment(), log);
        return new KeycloakServer(process, log, settings.ports().management());
    }

    static Path logOf(SandboxSettings settings) {
        return settings.home().log().resolve("keycloak.log");
    }

    /** Where the realm's files are found by a server that is not told another place. */
    private static void configure(Path from, Path data) throws IOException {
        copy(from, ".json", data.resolve("import"));
        copy(from.resolve("password-blacklists"), ".txt", data.resolve("password-blacklists"));
    }

    private static void copy(Path from, String ending, Path to) throws IOException {
        Trees.delete(to);
        Files.createDirectories(to);
        if (Files.exists(from)) {
            try (Stream<Path> files = Files.list(from)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(ending)).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** @throws Trouble BOX-1011 if it ends instead of becoming ready, BOX-1012 if it does neither in time */
    void awaitReady() throws IOException, InterruptedException {
        boolean settled;
        try (Health health = new Health(managementPort)) {
            settled = Deadline.in(START).await(() -> !process.isAlive() || health.ready());
        }
        if (!process.isAlive()) {
            throw new Trouble(
                    "BOX-1011",
                    "Keycloak ended while it was starting: "
                            + LogFile.firstError(log).orElse("status " + process.exitValue()) + ".",
                    "Read " + log);
        }
        if (!settled) {
            throw new Trouble(
                    "BOX-1012",
                    "Keycloak was not ready after " + START.toMinutes() + " minutes.",
                    "Read " + log + "; if the machine is busy, try again");
        }
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        Stopping.stopForSure(process.toHandle(), STOP);
    }
}
