package fr.galien.tests.proxy;

import fr.galien.sandbox.Ports;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A proxy in a directory of its own, on two loopback ports of its own, with the very files that are shipped. */
final class RunningProxy implements AutoCloseable {

    static final String AUTH = "auth.galien.localhost";
    static final String WALLET = "wallet.galien.localhost";
    static final String CARD = "card.galien.localhost";
    static final String MTLS = "mtls.galien.localhost";
    static final String PHONE = "phone.galien.localhost";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(GALIEN_[A-Z_]+)}");

    private final Process process;
    private final Path log;
    private final int names;
    private final int card;

    private RunningProxy(Process process, Path log, int names, int card) {
        this.process = process;
        this.log = log;
        this.names = names;
        this.card = card;
    }

    /**
     * @param tls      as {@link FrontFiles} wrote it
     * @param keycloak port of what stands behind
     */
    static RunningProxy start(ProxyUnderTest proxy, Path directory, Path tls, int keycloak) {
        String program = Program.find(proxy.program()).toString();
        Ports ports = FreePorts.any();
        int names = ports.auth();
        int card = ports.card();
        Map<String, String> settings = new HashMap<>(Map.of(
                "GALIEN_AUTH_HOST",
                AUTH,
                "GALIEN_WALLET_HOST",
                WALLET,
                "GALIEN_CARD_HOST",
                CARD,
                "GALIEN_MTLS_HOST",
                MTLS,
                "GALIEN_FRONT_LISTEN",
                "127.0.0.1:" + names,
                "GALIEN_CARD_LISTEN",
                "127.0.0.1:" + card,
                "GALIEN_KEYCLOAK_ADDRESS",
                "127.0.0.1",
                "GALIEN_KEYCLOAK_PORT",
                Integer.toString(keycloak),
                "GALIEN_KEYCLOAK_NAME",
                "localhost",
                "GALIEN_FRONT_TLS",
                tls.toString()));
        settings.put("GALIEN_PHONE_HOST", PHONE);
        settings.put(
                "GALIEN_WALLET_FILES",
                Path.of("..", "wallet").toAbsolutePath().normalize().toString());
        try {
            settings.put(
                    "GALIEN_FRONT_RUN",
                    Files.createDirectories(directory.resolve("run")).toString());
            for (String file : proxy.files()) {
                Path shipped = Path.of("..", "docker", file);
                Files.writeString(
                        directory.resolve(shipped.getFileName()), filledIn(Files.readString(shipped), settings));
            }
            Path main = directory.resolve(Path.of(proxy.files().getFirst()).getFileName());
            Path log = directory.resolve("log");
            RunningProxy running = new RunningProxy(
                    new ProcessBuilder(proxy.command(program, main))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log,
                    names,
                    card);
            running.awaitReady();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code envsubst} does, told the names of {@code front.example.env}. */
    private static String filledIn(String template, Map<String, String> settings) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Optional.ofNullable(settings.get(found.group(1)))
                        .orElseThrow(() -> new AssertionError("no setting " + found.group(1))));
    }

    private void awaitReady() {
        try {
            Await.until("the proxy listens", PATIENCE, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the proxy ended: " + log());
                }
                return listens(names) && listens(card);
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

    /** Of the names auth, wallet and mtls. */
    int names() {
        return names;
    }

    int card() {
        return card;
    }

    /** Where a browser presents the card. */
    URI cardAddress(String host, String target) {
        return URI.create("https://" + host + ":" + card + target);
    }

    /** All it said. */
    String log() {
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
