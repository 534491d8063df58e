package fr.galien.card.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** A file somebody else writes: taken as soon as it is another than the last that was taken. */
final class FileSupply implements ListSupply {

    private record Stamp(FileTime modified, long size, Object key) {}

    private final Path source;
    private final long mostOctets;
    private volatile Optional<Stamp> taken = Optional.empty();

    FileSupply(URI source, long mostOctets) {
        this.source = Path.of(source);
        this.mostOctets = mostOctets;
    }

    @Override
    public boolean isDue(Instant now, Attempts attempts, Optional<RevocationList> inUse) {
        boolean changed = !stamp().equals(taken);
        // What was from the future, or cut short because it was being written, may be good later.
        boolean again = attempts.failures() > 0 && !now.isBefore(attempts.retryAt());
        return attempts.triedAt().isEmpty() || changed || again;
    }

    @Override
    public void fetch(Path file) throws Unusable, IOException {
        // Before the reading: what is written meanwhile is then seen as another.
        taken = stamp();
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(out);
        }
    }

    private void copy(OutputStream out) throws Unusable, IOException {
        try (InputStream in = open()) {
            byte[] buffer = new byte[1 << 16];
            long left = mostOctets;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new Unusable(Outage.TOO_LONG);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private InputStream open() throws Unusable {
        try {
            return Files.newInputStream(source);
        } catch (IOException e) {
            throw new Unusable(Outage.NO_FILE, e);
        }
    }

    private Optional<Stamp> stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(source, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
