package fr.galien.sandbox.front;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Another TLS stack than Java's. A test that asks for it is skipped where it is not installed. */
final class Openssl {

    private final Path root;

    Openssl(Path root) {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl"))))
                .as("openssl is not installed")
                .isTrue();
        this.root = root;
    }

    /** @return what it tells of six connections under TLS 1.2, of which the last five wish to resume the first */
    String connectAgainAndAgain(int port, String host) throws IOException {
        Process client = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + port,
                        "-servername",
                        host,
                        "-CAfile",
                        root.toString(),
                        "-tls1_2",
                        "-reconnect")
                .redirectErrorStream(true)
                .start();
        client.getOutputStream().close();
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
