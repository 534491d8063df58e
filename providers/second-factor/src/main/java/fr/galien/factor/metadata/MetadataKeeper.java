package fr.galien.factor.metadata;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a publication in use. One replaces another only after all of it was found good, by one write of one reference; a bad one
 * changes nothing and is named in the log, once.
 */
public final class MetadataKeeper {

    private static final Logger LOG = System.getLogger(MetadataKeeper.class.getName());

    private final MetadataFiles files;
    private final MetadataStore store;
    private final BlobReader reader;
    private final Clock clock;

    private Optional<List<MetadataFiles.Stamp>> taken = Optional.empty();
    private volatile Optional<Metadata> inUse = Optional.empty();
    private volatile Optional<BlobTrouble> refused = Optional.empty();
    private Optional<BlobTrouble> told = Optional.empty();

    public MetadataKeeper(MetadataFiles files, MetadataStore store, BlobReader reader, Clock clock) {
        this.files = files;
        this.store = store;
        this.reader = reader;
        this.clock = clock;
    }

    /** Takes up the one that was kept before the last stop, if it is still good, and looks at the files. */
    public synchronized void start() {
        try {
            Optional<byte[]> kept = store.kept();
            if (kept.isPresent()) {
                inUse = Optional.of(reader.read(kept.get(), files.roots()));
            }
        } catch (BlobRefused otherRoots) {
            LOG.log(
                    Level.INFO,
                    "The metadata of keys that was kept is not used: {0}",
                    otherRoots.trouble().sentence());
        }
        look();
    }

    /** Takes what is there if it is another than the last time, or could not be used then. */
    public synchronized void look() {
        // Before the reading: what is written meanwhile is then seen as another.
        Optional<List<MetadataFiles.Stamp>> stamp = Optional.of(files.stamp());
        if (!stamp.equals(taken) || refused.isPresent()) {
            refused = take();
            taken = stamp;
        }
        tell();
    }

    private Optional<BlobTrouble> take() {
        try {
            byte[] blob = files.blob();
            Metadata read = reader.read(blob, files.roots());
            if (inUse.filter(now -> read.number() <= now.number() && !read.equals(now))
                    .isPresent()) {
                return Optional.of(BlobTrouble.NOT_RISING);
            }
            if (!inUse.equals(Optional.of(read))) {
                inUse = Optional.of(read);
                keep(blob);
                LOG.log(
                        Level.INFO,
                        "Metadata of keys, number {0}: {1} models",
                        Long.toString(read.number()),
                        read.models().size());
            }
            return Optional.empty();
        } catch (BlobRefused bad) {
            return Optional.of(bad.trouble());
        }
    }

    private void keep(byte[] blob) {
        try {
            store.keep(blob);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The metadata of keys cannot be kept for the next start: {0}", e.toString());
        }
    }

    /** When it changes, and not at every look. */
    private void tell() {
        Optional<BlobTrouble> now = trouble();
        if (!now.equals(told)) {
            now.ifPresent(bad -> LOG.log(
                    Level.WARNING,
                    "{0}: the metadata of keys in {1}. {2}",
                    bad.code(),
                    files.directory().toString(),
                    bad.sentence()));
            told = now;
        }
    }

    public Optional<Metadata> inUse() {
        return inUse;
    }

    public MetadataState state() {
        return new MetadataState(inUse, trouble());
    }

    private Optional<BlobTrouble> trouble() {
        Instant now = clock.instant();
        return Stream.of(
                        inUse.filter(one -> one.isTooOld(now)).map(old -> BlobTrouble.TOO_OLD),
                        refused,
                        inUse.filter(one -> one.isOverdue(now)).map(late -> BlobTrouble.OVERDUE))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
