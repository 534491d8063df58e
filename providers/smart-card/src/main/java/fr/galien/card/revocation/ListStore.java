package fr.galien.card.revocation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last good list of each authority on disk. It is trusted no more than a download: whoever can write there is not the
 * authority, so its lists are verified anew each time.
 */
final class ListStore {

    private static final String INCOMING = "incoming-";

    /** No download takes that long, also not one of another server that shares the directory. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(6);

    private final Optional<Path> directory;

    ListStore(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * An empty file to download into: beside the lists, so that it can be moved there at once, or, where there is no store
     * or it cannot be written, where such files go on this machine.
     */
    Path incoming() throws IOException {
        if (directory.isPresent()) {
            try {
                return Files.createTempFile(Files.createDirectories(directory.get()), INCOMING, ".crl");
            } catch (IOException unwritable) {
                return Files.createTempFile("galien-" + INCOMING, ".crl");
            }
        }
        return Files.createTempFile("galien-" + INCOMING, ".crl");
    }

    /**
     * Puts a verified list in the place of the authority's last. After a crash either is there, whole.
     *
     * @throws IOException if the store cannot be written; a file that did not come from {@link #incoming()} there neither
     */
    void keep(String authority, X509Certificate certificate, Path list) throws IOException {
        if (directory.isEmpty()) {
            return;
        }
        try (FileChannel content = FileChannel.open(list, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(
                list,
                directory.get().resolve(nameOf(authority, certificate)),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(directory.get(), StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException aDirectoryCannotBeForcedEverywhere) {
            // Windows: the move is then as lasting as the file system makes it.
        }
    }

    Optional<Path> kept(String authority, X509Certificate certificate) {
        return directory
                .map(store -> store.resolve(nameOf(authority, certificate)))
                .filter(Files::isRegularFile);
    }

    /** Deletes what a server left that died while it downloaded. */
    void tidy(Clock clock) {
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return;
        }
        Instant before = clock.instant().minus(LEFT_BEHIND);
        try (Stream<Path> entries = Files.list(directory.get())) {
            List<Path> left = entries.filter(
                            entry -> entry.getFileName().toString().startsWith(INCOMING))
                    .toList();
            for (Path entry : left) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException untidy) {
            // Harmless, and said when a list is to be kept.
        }
    }

    /** Readable, and by the digest that of this very certificate: an authority may get another key under its old name. */
    private static String nameOf(String authority, X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return authority.replaceAll("[^A-Za-z0-9]+", "-") + "-"
                    + HexFormat.of().formatHex(digest, 0, 8) + ".crl";
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
