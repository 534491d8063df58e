package fr.galien.service.prescription;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the program is started with.
 *
 * @param issuer             the realm's address
 * @param audience           the service's client id
 * @param port               of 127.0.0.1
 * @param certificate        of the server, in PEM
 * @param key                of the certificate, in PEM
 * @param clientAuthorities  whose client certificates are accepted, in PEM, one after the other
 * @param trust              the root the issuer's server is certified under, in PEM
 * @param client             that introspects
 * @param secret             of that client
 * @param introspectionEvery how long an answer about a token is good
 */
record Settings(
        String issuer,
        String audience,
        int port,
        Path certificate,
        Path key,
        String clientAuthorities,
        Path trust,
        String client,
        String secret,
        Duration introspectionEvery) {

    static Settings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Settings(
                text(properties, "issuer"),
                text(properties, "audience"),
                Integer.parseInt(text(properties, "port")),
                Path.of(text(properties, "certificate")),
                Path.of(text(properties, "key")),
                authorities(Path.of(text(properties, "client-authorities"))),
                Path.of(text(properties, "trust")),
                text(properties, "introspection-client"),
                text(properties, "introspection-secret"),
                Duration.ofSeconds(Long.parseLong(text(properties, "introspection-every"))));
    }

    /** An address of the realm. */
    String endpoint(String path) {
        return issuer + "/protocol/openid-connect/" + path;
    }

    /** As Spring Boot names them. */
    Map<String, Object> forSpring() {
        return Map.ofEntries(
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", port),
                Map.entry("server.ssl.bundle", "service"),
                Map.entry("server.ssl.client-auth", "need"),
                Map.entry("server.max-http-request-header-size", "16KB"),
                Map.entry(
                        "spring.ssl.bundle.pem.service.keystore.certificate",
                        certificate.toUri().toString()),
                Map.entry(
                        "spring.ssl.bundle.pem.service.keystore.private-key",
                        key.toUri().toString()),
                Map.entry("spring.ssl.bundle.pem.service.truststore.certificate", clientAuthorities),
                Map.entry(
                        "spring.ssl.bundle.pem.issuer.truststore.certificate",
                        trust.toUri().toString()),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("spring.main.lazy-initialization", "true"),
                Map.entry("logging.level.root", "warn"));
    }

    private static String text(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    private static String authorities(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList();
            return all.stream().map(Settings::content).collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Settings[" + audience + "]";
    }
}
