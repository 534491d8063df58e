package fr.galien.tests.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Another TLS stack than Java's. */
final class Openssl {

    private Openssl() {}

    /** @return what it tells of six connections under TLS 1.2, of which the last five wish to resume the first */
    static String connectAgainAndAgain(int port, String host) throws IOException {
        Process client = new ProcessBuilder(
                        Program.find("openssl").toString(),
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + port,
                        "-servername",
                        host,
                        "-tls1_2",
                        "-reconnect")
                .redirectErrorStream(true)
                .start();
        client.getOutputStream().close();
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
