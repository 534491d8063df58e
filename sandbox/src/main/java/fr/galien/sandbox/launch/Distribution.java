package fr.galien.sandbox.launch;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Keycloak's distribution, unpacked once per version. It appears whole or not at all. */
final class Distribution {

    private final Path directory;
    private final Build build;

    /** @param keycloak the directory that holds unpacked distributions */
    Distribution(Path keycloak, Build build) {
        this.directory = keycloak.resolve(build.keycloakVersion());
        this.build = build;
    }

    Path directory() {
        return directory;
    }

    /**
     * @return whether it had to be unpacked
     * @throws Trouble BOX-1009 if the zip is damaged
     */
    boolean unpack() throws IOException {
        // Others are torn (a crash while unpacking) or of another version: neither is needed again.
        Trees.deleteAllIn(directory.getParent(), other -> !other.equals(directory));
        if (Files.exists(directory)) {
            return false;
        }
        Files.createDirectories(directory.getParent());
        Path unfinished = Files.createTempDirectory(directory.getParent(), "unpacking-");
        try (ZipFile zip = new ZipFile(build.distribution().toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                unpack(zip, entries.nextElement(), unfinished);
            }
        } catch (ZipException e) {
            throw new Trouble(
                    "BOX-1009",
                    "Keycloak's distribution " + build.distribution() + " is damaged.",
                    "Delete that file and run this again: it is downloaded anew.");
        }
        Path inside = unfinished.resolve("keycloak-" + build.keycloakVersion());
        Files.move(inside, directory, StandardCopyOption.ATOMIC_MOVE);
        Trees.delete(unfinished);
        return true;
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new ZipException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }
}
