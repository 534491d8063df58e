package fr.galien.directory.jdbc;

import fr.galien.directory.extraction.Records;
import fr.galien.directory.extraction.Sha256;
import fr.galien.identity.Professional;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One part of a dataset: what the files say merged with what is stored, both sorted by key. Only what is new or not the same
 * is made of its rows.
 */
final class PartChanges {

    private final Target target;
    private final Set<String> held;
    private final Predicate<String> isAlias;

    private final MessageDigest sha256 = Sha256.start();
    private final Words words = new Words();
    private final StringBuilder line = new StringBuilder();

    /** New entries, as COPY takes them. */
    final ByteArrayOutputStream created = new ByteArrayOutputStream();
    /** Entries whose rows are not the same: perhaps the entry is. */
    final List<Candidate> candidates = new ArrayList<>();

    final List<String> gone = new ArrayList<>();
    /** Entries that cannot be made of their rows, by the reason. */
    final Map<String, String> unmade = new HashMap<>();
    /** People in practice before the load, and how many of them are gone. */
    final Map<StoredEntries.GroupKey, long[]> groups = new HashMap<>();

    long createdCount;
    long unchangedCount;
    long heldCount;
    long wrongKeys;

    /**
     * An entry that may have changed.
     *
     * @param line   as COPY takes it
     * @param person if it is one
     * @param isBack whether they had left practice
     */
    record Candidate(String key, byte[] line, Optional<Professional> person, boolean isBack) {}

    private PartChanges(Target target, Set<String> held, Predicate<String> isAlias) {
        this.target = target;
        this.held = held;
        this.isAlias = isAlias;
    }

    /**
     * @param held    keys that stay as they are
     * @param isAlias whether an identifier finds somebody else: who is stored under it was merged, and is not gone
     */
    static PartChanges between(
            Target target, Records stored, Records read, Set<String> held, Predicate<String> isAlias) {
        PartChanges changes = new PartChanges(target, held, isAlias);
        while (stored.hasNext() || read.hasNext()) {
            int order =
                    !stored.hasNext() ? 1 : !read.hasNext() ? -1 : stored.key().compareTo(read.key());
            String key = order > 0 ? read.key() : stored.key();
            Optional<StoredEntries.Entry> before = order > 0
                    ? Optional.empty()
                    : Optional.of(StoredEntries.Entry.read(stored.next().text()));
            Optional<Records.Group> after = order < 0 ? Optional.empty() : Optional.of(read.next());
            changes.compare(key, before, after);
        }
        return changes;
    }

    private void compare(String key, Optional<StoredEntries.Entry> before, Optional<Records.Group> after) {
        boolean inForce = before.filter(StoredEntries.Entry::inForce).isPresent();
        boolean gone = false;
        if (held.contains(key)) {
            heldCount++;
        } else if (after.isEmpty()) {
            gone = inForce && target.absence() != Target.Absence.STAYS && !isAlias.test(key);
            if (gone) {
                this.gone.add(key);
            }
        } else {
            String digest = after.get().digest(sha256).toString();
            if (inForce && before.get().digest().equals(digest)) {
                unchangedCount++;
            } else {
                make(key, before, after.get(), digest);
            }
        }
        if (inForce) {
            count(before.get(), gone);
        }
    }

    private void make(String key, Optional<StoredEntries.Entry> before, Records.Group rows, String digest) {
        switch (target.make(key, rows, words)) {
            case Target.Made.Held why -> {
                unmade.put(key, why.reason());
                heldCount++;
            }
            case Target.Made.Entry entry -> {
                wrongKeys += entry.hasWrongKey() ? 1 : 0;
                line.setLength(0);
                CopyLine.append(line, entry.values(), digest);
                byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                if (before.isEmpty()) {
                    created.writeBytes(bytes);
                    createdCount++;
                } else {
                    candidates.add(new Candidate(
                            key, bytes, entry.person(), !before.get().inForce()));
                }
            }
        }
    }

    private void count(StoredEntries.Entry person, boolean gone) {
        for (StoredEntries.GroupKey key : person.groups()) {
            long[] count = groups.computeIfAbsent(key, unseen -> new long[2]);
            count[0]++;
            count[1] += gone ? 1 : 0;
        }
    }
}
