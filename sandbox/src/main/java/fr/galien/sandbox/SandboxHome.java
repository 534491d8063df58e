package fr.galien.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
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

    /** The key by which push services know this sandbox, PEM; as private as the secrets. */
    public Path pushKey() {
        return root.resolve("push-key.pem");
    }

    /** Text messages the server would send, one line each. */
    public Path textMessages() {
        return root.resolve("sms.txt");
    }

    /** The test card authority: see {@code fr.galien.testkit.card.CardAuthority}. */
    public Path authority() {
        return root.resolve("authority");
    }

    /** What the authority took back, where the server finds it, and what the server keeps of it. */
    public Path revocation() {
        return root.resolve("revocation");
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

    /** What the services beside it are told and keep. */
    public Path services() {
        return root.resolve("services");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path run() {
        return root.resolve("run");
    }

    /** The ports the sandbox was last started with; the default ones before. */
    public Ports ports() {
        String port = settings().getProperty("port");
        return port == null ? Ports.DEFAULT : new Ports(Integer.parseInt(port));
    }

    /** The number of people the nation was last started with. */
    public OptionalInt people() {
        String people = settings().getProperty("people");
        return people == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(people));
    }

    /** What the next start does again unless it is told otherwise. */
    public void remember(Ports ports, int people) throws IOException {
        PrivateFile.write(settingsFile(), "port=" + ports.base() + "\npeople=" + people + "\n");
    }

    public Addresses addresses() {
        return new Addresses(ports());
    }

    private Path settingsFile() {
        return root.resolve("sandbox.properties");
    }

    private Properties settings() {
        Properties properties = new Properties();
        if (Files.exists(settingsFile())) {
            try (var reader = Files.newBufferedReader(settingsFile())) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
