package fr.galien.tests.system;

import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.nation.Nation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The home of the last run, as far as it is still what today's sources would make: a realm that is there is not imported again,
 * and people, cards and tables stay as they were made. Keycloak looks after its own jars and is always kept, and so is what tells of processes a run left behind.
 */
final class KeptHome {

    private static final Path REALM = Path.of("..", "realm-config");

    private KeptHome() {}

    static SandboxHome in(Path directory) throws Exception {
        SandboxHome home = new SandboxHome(directory);
        Path stamp = home.root().resolve("made-from");
        String sources = fingerprint(List.of(REALM, codeOf(Nation.class), codeOf(DirectorySchema.class)));
        if (Files.exists(stamp) && Files.readString(stamp).equals(sources)) {
            return home;
        }
        Files.createDirectories(home.root());
        for (Path part : children(home.root())) {
            if (!part.equals(home.keycloak()) && !part.equals(home.run())) {
                delete(part);
            }
        }
        Files.writeString(stamp, sources);
        return home;
    }

    private static Path codeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String fingerprint(List<Path> sources) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
