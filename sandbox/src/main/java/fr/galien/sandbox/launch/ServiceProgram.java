package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A service that is a Java program of its own: its stack is on nobody else's class path. It takes one argument, a file of
 * settings, and prints a line that begins with {@code ready } when it listens.
 */
final class ServiceProgram implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(5);

    /** Started for a few requests of one person: the bench says what that costs. */
    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xmx96m", "-Xss512k");

    private final Service service;
    private final Process process;
    private final Path log;

    private ServiceProgram(Service service, Process process, Path log) {
        this.service = service;
        this.process = process;
        this.log = log;
    }

    /**
     * @param secret of the service's own client
     * @param every  how old the issuer's word about a token may be
     * @throws Trouble BOX-1130 if it was not built
     */
    static ServiceProgram start(
            Service service, SandboxSettings settings, SandboxTls tls, String secret, Duration every)
            throws IOException {
        SandboxHome home = settings.home();
        String classPath = Build.current().classPath(service);
        Path file = home.services().resolve(service.key() + ".properties");
        PrivateFile.write(file, text(told(service, settings, tls, secret, every)));
        Path log = home.log().resolve(service.key() + ".log");
        LogFile.turn(log);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.add(service.program());
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // As an argument it would be too long for Windows, and for whoever lists processes.
        builder.environment().put("CLASSPATH", classPath);
        Process process = builder.start();
        process.getOutputStream().close();
        return new ServiceProgram(service, process, log);
    }

    private static Properties told(
            Service service, SandboxSettings settings, SandboxTls tls, String secret, Duration every) {
        Properties told = new Properties();
        told.setProperty("issuer", new Addresses(settings.ports()).issuer().toString());
        told.setProperty("audience", service.client());
        told.setProperty("port", Integer.toString(service.port(settings.ports())));
        told.setProperty("certificate", tls.server().certificate().toString());
        told.setProperty("key", tls.server().key().toString());
        told.setProperty(
                "client-authorities",
                CardAuthority.organisations(settings.home().authority(), CardEnvironment.TEST)
                        .toString());
        told.setProperty("trust", tls.root().toString());
        told.setProperty("introspection-client", service.client());
        told.setProperty("introspection-secret", secret);
        told.setProperty("introspection-every", Long.toString(every.toSeconds()));
        return told;
    }

    private static String text(Properties told) throws IOException {
        StringWriter text = new StringWriter();
        told.store(text, null);
        return text.toString();
    }

    /** @throws Trouble BOX-1131 if it ends instead of becoming ready, BOX-1132 if it does neither in time */
    void awaitReady() throws InterruptedException {
        boolean settled = Deadline.in(START).await(() -> !process.isAlive() || saysReady());
        if (!process.isAlive()) {
            throw new Trouble(
                    "BOX-1131",
                    "The " + service.key() + " service ended while it was starting, with status " + process.exitValue()
                            + ".",
                    "Read " + log);
        }
        if (!settled) {
            throw new Trouble(
                    "BOX-1132",
                    "The " + service.key() + " service was not ready after " + START.toMinutes() + " minutes.",
                    "Read " + log + "; if the machine is busy, try again");
        }
    }

    private boolean saysReady() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.startsWith("ready "));
        } catch (IOException notYet) {
            return false;
        }
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        Stopping.stopForSure(process.toHandle(), STOP);
    }
}
