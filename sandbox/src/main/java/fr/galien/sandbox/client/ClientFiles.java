package fr.galien.sandbox.client;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the sandbox remembers of the clients it registered: {@code clients/<id>.properties}, readable by the owner only,
 * because the secret is in it.
 */
final class ClientFiles {

    private static final String SUFFIX = ".properties";

    private final Path directory;

    ClientFiles(SandboxHome home) {
        this.directory = home.root().resolve("clients");
    }

    Path of(String id) {
        return directory.resolve(id + SUFFIX);
    }

    Optional<RegisteredClient> find(String id) {
        Path file = of(id);
        if (!file.getParent().equals(directory) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(read(properties));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new Trouble(
                    "BOX-1072",
                    "What the sandbox remembers of the client " + id + " cannot be read: " + file + ".",
                    "Delete that file and register the client again with ./galien client add.");
        }
    }

    List<RegisteredClient> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(RegisteredClient client) {
        StringWriter text = new StringWriter();
        try {
            write(client).store(text, "Registered in the sandbox; ./galien client add changes it.");
            PrivateFile.write(of(client.id()), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties write(RegisteredClient client) {
        Properties properties = new Properties();
        properties.setProperty("client.id", client.id());
        properties.setProperty("client.name", client.name());
        properties.setProperty("client.redirect", joined(client.redirectUris()));
        properties.setProperty("client.post-logout", joined(client.postLogoutUris()));
        switch (client.authentication()) {
            case ClientAuthentication.BySecret secret -> properties.setProperty("client.secret", client.secret());
            case ClientAuthentication.ByCertificate certificate -> {
                properties.setProperty("client.certificate.subject", certificate.subject());
                properties.setProperty("client.certificate.issuer", certificate.issuer());
            }
            case ClientAuthentication.ByStructure way -> {
                properties.setProperty(
                        "client.certificate.structure", way.structure().value());
                properties.setProperty("client.certificate.issuer", way.issuer());
            }
            case ClientAuthentication.ByPublishedKeys keys ->
                properties.setProperty("client.keys.address", keys.address().toString());
            case ClientAuthentication.ByKnownKeys keys -> properties.setProperty("client.keys", keys.keys());
        }
        return properties;
    }

    private static RegisteredClient read(Properties properties) {
        return new RegisteredClient(
                properties.getProperty("client.id"),
                properties.getProperty("client.name"),
                properties.getProperty("client.secret", ""),
                split(properties.getProperty("client.redirect")),
                split(properties.getProperty("client.post-logout")),
                authentication(properties));
    }

    private static ClientAuthentication authentication(Properties properties) {
        String issuer = properties.getProperty("client.certificate.issuer");
        String subject = properties.getProperty("client.certificate.subject");
        String structure = properties.getProperty("client.certificate.structure");
        String address = properties.getProperty("client.keys.address");
        String keys = properties.getProperty("client.keys");
        if (subject != null) {
            return new ClientAuthentication.ByCertificate(subject, issuer);
        }
        if (structure != null) {
            return new ClientAuthentication.ByStructure(new StructureNumber(structure), issuer);
        }
        if (address != null) {
            return new ClientAuthentication.ByPublishedKeys(URI.create(address));
        }
        return keys == null ? new ClientAuthentication.BySecret() : new ClientAuthentication.ByKnownKeys(keys);
    }

    /** A blank cannot stand in an address. */
    private static String joined(List<URI> addresses) {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(" "));
    }

    private static List<URI> split(String addresses) {
        return Arrays.stream(addresses.split(" "))
                .filter(address -> !address.isEmpty())
                .map(URI::create)
                .toList();
    }
}
