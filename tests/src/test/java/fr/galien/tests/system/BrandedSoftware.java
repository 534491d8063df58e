package fr.galien.tests.system;

import fr.galien.sandbox.client.RegisteredClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Software whose login has a look of its own: a theme as {@code docs/operator.md} tells operators to make one. */
public final class BrandedSoftware {

    private final RegisteredClient client;

    private BrandedSoftware(RegisteredClient client) {
        this.client = client;
    }

    /**
     * @param theme its name
     * @param css   what it says after our own
     */
    public static BrandedSoftware with(String theme, String css, String logo) {
        Path files = themes().resolve(theme).resolve("login");
        try {
            Files.createDirectories(files.resolve("resources/css"));
            Files.createDirectories(files.resolve("resources/img"));
            Files.writeString(
                    files.resolve("theme.properties"), "parent=galien\nstyles=css/galien.css css/" + theme + ".css\n");
            Files.writeString(files.resolve("resources/css/" + theme + ".css"), css);
            Files.writeString(files.resolve("resources/img/logo.svg"), logo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RegisteredClient client = TheSandbox.get().register("branded");
        new Console().configure(client, Map.of("login_theme", theme));
        return new BrandedSoftware(client);
    }

    /** Where it sends browsers to log in. */
    public URI authorizationRequest() {
        return Software.of(client).authorizationRequest();
    }

    private static Path themes() {
        try (Stream<Path> servers = Files.list(TheSandbox.get().home().root().resolve("keycloak"))) {
            return servers.map(server -> server.resolve("themes"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
