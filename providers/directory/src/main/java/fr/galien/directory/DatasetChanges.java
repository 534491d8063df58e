package fr.galien.directory;

import java.util.Map;
import java.util.TreeMap;

/**
 * How what the files say differs from what is stored, in entries of a dataset: people, cards, mailboxes…
 *
 * @param created   in the files, not stored
 * @param changed   both, and not the same
 * @param gone      stored, not in the files: people leave practice, other entries are deleted; cards and private addresses
 *                  stay
 * @param back      people who had left practice and are in the files again
 * @param unchanged both, and the same
 * @param held      left as they are because a line of theirs cannot be taken
 * @param fields    of people, what changed and of how many
 */
public record DatasetChanges(
        long created, long changed, long gone, long back, long unchanged, long held, Map<ChangedField, Long> fields) {

    public DatasetChanges {
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** Entries in force before the load. */
    public long before() {
        return changed + gone + unchanged;
    }
}
