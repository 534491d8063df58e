package fr.galien.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The directory all state of a sandbox lives in: {@code .galien} of the checkout unless told otherwise. Deleting it
 * forgets everything.
 *
 * @param root absolute
 */
public record SandboxHome(Path root) {

    public SandboxHome {
        root = root.toAbsolutePath().normalize();
    }

    /** Generated secrets, one {@code name=value} a line, readable by the owner only; each value begins with {@code sandbox-}. */
    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** Server and link certificates: see {@code fr.galien.testkit.tls.SandboxTls}. */
    public Path tls() {
        return root.resolve("tls");
    }

    /** The test card authority: see {@code fr.galien.testkit.card.CardAuthority}. */
    public Path authority() {
        return root.resolve("authority");
    }

    public Path cards() {
        return root.resolve("cards");
    }

    /** The fictitious nation's extraction files. */
    public Path nation() {
        return root.resolve("nation");
    }

    public Path keycloak() {
        return root.resolve("keycloak");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path run() {
        return root.resolve("run");
    }

    /** The ports the sandbox was last started with; the default ones before. */
    public Ports ports() {
        Path settings = root.resolve("sandbox.properties");
        if (!Files.exists(settings)) {
            return Ports.DEFAULT;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(Integer.parseInt(properties.getProperty("port")));
    }

    public Addresses addresses() {
        return new Addresses(ports());
    }
}
