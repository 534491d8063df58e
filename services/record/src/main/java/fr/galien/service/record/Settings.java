package fr.galien.service.record;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What the program is told, in one file.
 *
 * @param issuer            of the tokens
 * @param audience          this service's name in them
 * @param port              to listen on, on this machine only
 * @param certificate       to serve with, PEM
 * @param key               of that certificate, PKCS#8 in PEM
 * @param clientAuthorities a directory: who issues to organisations, a certificate in PEM each
 * @param trust             the root behind the issuer's own certificate, PEM
 */
record Settings(
        URI issuer,
        String audience,
        int port,
        Path certificate,
        Path key,
        Path clientAuthorities,
        Path trust,
        String introspectionClient,
        String introspectionSecret,
        Duration introspectionEvery) {

    /** @throws IllegalArgumentException naming the line that is missing or wrong */
    static Settings read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        return new Settings(
                URI.create(line(lines, "issuer")),
                line(lines, "audience"),
                Integer.parseInt(line(lines, "port")),
                Path.of(line(lines, "certificate")),
                Path.of(line(lines, "key")),
                Path.of(line(lines, "client-authorities")),
                Path.of(line(lines, "trust")),
                line(lines, "introspection-client"),
                line(lines, "introspection-secret"),
                Duration.ofSeconds(Long.parseLong(line(lines, "introspection-every"))));
    }

    private static String line(Properties lines, String name) {
        String value = lines.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the settings name no " + name);
        }
        return value;
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Settings[" + audience + " on " + port + "]";
    }
}
