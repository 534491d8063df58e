package fr.galien.factor.metadata;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last good publication, for the next start. Whoever can write there is not its publisher: it is verified anew when it is
 * taken up.
 *
 * @param directory made when it is first written
 */
public record MetadataStore(Path directory) {

    private static final String KEPT = "last-good.jwt";

    Optional<byte[]> kept() throws BlobRefused {
        Path kept = directory.resolve(KEPT);
        return Files.isRegularFile(kept) ? Optional.of(MetadataFiles.read(kept)) : Optional.empty();
    }

    /** After a crash either the last or this one is there, whole. */
    void keep(byte[] blob) throws IOException {
        Path written = Files.createTempFile(Files.createDirectories(directory), "incoming-", ".jwt");
        try {
            Files.write(written, blob);
            try (FileChannel content = FileChannel.open(written, StandardOpenOption.WRITE)) {
                content.force(true);
            }
            Files.move(
                    written,
                    directory.resolve(KEPT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
