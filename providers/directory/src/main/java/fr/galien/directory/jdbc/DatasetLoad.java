package fr.galien.directory.jdbc;

import fr.galien.directory.ChangedField;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.Guard;
import fr.galien.directory.extraction.Rejects;
import fr.galien.directory.extraction.Spool;
import fr.galien.identity.Professional;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * One dataset of a load, in the load's transaction: new entries are copied into the table while parts are compared, what
 * changed is put aside meanwhile and applied at the end.
 */
final class DatasetLoad implements Closeable {

    private final Target target;
    private final Connection writer;
    private final StoredPeople storedPeople;
    private final Spool changed;
    private final Spool gone;
    private final Indexes indexes;
    private final Map<StoredEntries.GroupKey, long[]> groups = new HashMap<>();
    private final Map<ChangedField, Long> fields = new EnumMap<>(ChangedField.class);
    private final CopyIn copy;
    private long candidateCount;
    private long createdCount;
    private long changedCount;
    private long goneCount;
    private long backCount;
    private long unchangedCount;
    private long heldCount;
    private long wrongKeys;

    /**
     * @param writer       in the load's transaction
     * @param storedPeople to see what of a person changed
     * @param changed      empty, to put changed entries aside
     * @param gone         empty, to put the keys of those aside that the files no longer have
     */
    DatasetLoad(Target target, Connection writer, StoredPeople storedPeople, Spool changed, Spool gone)
            throws SQLException {
        this.target = target;
        this.writer = writer;
        this.storedPeople = storedPeople;
        this.changed = changed;
        this.gone = gone;
        this.indexes = Indexes.setAsideIfEmpty(writer, target.table());
        this.copy = copyInto("directory." + target.table(), columns());
    }

    /** Takes a part in. Those of a dataset come one after the other. */
    void take(PartChanges part, Rejects rejects) throws SQLException, IOException {
        byte[] lines = part.created.toByteArray();
        copy.writeToCopy(lines, 0, lines.length);
        createdCount += part.createdCount;
        unchangedCount += part.unchangedCount;
        heldCount += part.heldCount;
        wrongKeys += part.wrongKeys;
        for (Map.Entry<String, String> unmade : part.unmade.entrySet()) {
            rejects.hold(target.dataset(), unmade.getKey(), unmade.getValue());
        }
        for (String key : part.gone) {
            byte[] line = (key + "\t\n").getBytes(StandardCharsets.UTF_8);
            gone.add(line, line.length);
            goneCount++;
        }
        part.groups.forEach((key, count) ->
                groups.merge(key, count, (one, other) -> new long[] {one[0] + other[0], one[1] + other[1]}));
        takeCandidates(part.candidates);
    }

    private void takeCandidates(List<PartChanges.Candidate> candidates) throws SQLException, IOException {
        Map<String, Professional> before = target == Target.PEOPLE
                ? storedPeople.byId(
                        candidates.stream().map(PartChanges.Candidate::key).toList())
                : Map.of();
        for (PartChanges.Candidate candidate : candidates) {
            changed.add(candidate.line(), candidate.line().length);
            candidateCount++;
            boolean same = false;
            if (candidate.person().isPresent()) {
                var differences = ChangedField.between(
                        before.get(candidate.key()), candidate.person().get());
                differences.forEach(field -> fields.merge(field, 1L, Long::sum));
                same = differences.isEmpty();
            }
            if (candidate.isBack()) {
                backCount++;
            } else if (same) {
                unchangedCount++;
            } else {
                changedCount++;
            }
        }
    }

    /** To be called once, after the last part. */
    DatasetChanges changes() throws SQLException {
        copy.endCopy();
        return new DatasetChanges(createdCount, changedCount, goneCount, backCount, unchangedCount, heldCount, fields);
    }

    List<Guard.Group> groups() {
        return groups.entrySet().stream()
                .map(group -> new Guard.Group(
                        group.getKey().kind(), group.getKey().code(), group.getValue()[0], group.getValue()[1]))
                .toList();
    }

    long wrongKeys() {
        return wrongKeys;
    }

    /** Makes it true, as far as the transaction is. */
    void apply(OffsetDateTime now) throws SQLException, IOException {
        indexes.build();
        if (candidateCount > 0) {
            execute("create temporary table changed on commit drop as select " + columns() + " from directory."
                    + target.table() + " with no data");
            copyAside(changed, "changed", columns());
            new Update(writer, target, now).changed();
            execute("drop table changed");
        }
        if (goneCount > 0) {
            // A record has a key and a content: here there is none.
            execute("create temporary table gone (key text collate \"C\", content text) on commit drop");
            copyAside(gone, "gone", "key, content");
            new Update(writer, target, now).gone();
            execute("drop table gone");
        }
        if (indexes.count() > 0) {
            // Until it is analysed the planner takes the table for an empty one.
            execute("analyze directory." + target.table());
        }
    }

    private void copyAside(Spool spool, String name, String columns) throws SQLException, IOException {
        CopyIn aside = copyInto(name, columns);
        for (int part = 0; part < spool.parts(); part++) {
            byte[] lines = spool.part(part);
            aside.writeToCopy(lines, 0, lines.length);
        }
        aside.endCopy();
        execute("analyze " + name);
    }

    private String columns() {
        return String.join(", ", target.columns()) + ", digest";
    }

    private CopyIn copyInto(String table, String columns) throws SQLException {
        return writer.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin with (encoding 'UTF8')");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        changed.close();
        gone.close();
    }
}
