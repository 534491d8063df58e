package fr.galien.directory.jdbc;

import fr.galien.directory.DatasetChanges;
import fr.galien.directory.extraction.MergeRows;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which identifiers are one person's. The one a person was known by first stays their key; the others find them. */
final class Aliases {

    private final Map<String, String> personById = new HashMap<>();

    private Aliases() {}

    static Aliases read(Connection connection) throws SQLException {
        Aliases aliases = new Aliases();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, person from directory.alias")) {
            while (rows.next()) {
                aliases.personById.put(rows.getString(1), rows.getString(2));
            }
        }
        return aliases;
    }

    /** @param id in lower case, as is the answer */
    String person(String id) {
        return personById.getOrDefault(id, id);
    }

    boolean isAlias(String id) {
        return personById.containsKey(id);
    }

    /** Somebody who was known as two people goes on as the one known first; the other leaves, and their sessions end. */
    DatasetChanges merge(Connection connection, List<MergeRows> merges, OffsetDateTime now) throws SQLException {
        long created = 0;
        long unchanged = 0;
        try (Knowledge knowledge = new Knowledge(connection, now)) {
            for (MergeRows merge : merges) {
                NationalId adeli = merge.adeli();
                NationalId rpps = merge.rpps();
                String first = person(lowerCase(adeli));
                String second = person(lowerCase(rpps));
                if (first.equals(second)) {
                    unchanged++;
                    continue;
                }
                boolean firstStays = knowledge.knewFirst(first, second);
                String key = firstStays ? first : second;
                String other = firstStays ? second : first;
                knowledge.store(firstStays ? rpps : adeli, other, key);
                personById.replaceAll((id, person) -> person.equals(other) ? key : person);
                personById.put(other, key);
                created++;
            }
        }
        return new DatasetChanges(created, 0, 0, 0, unchanged, 0, Map.of());
    }

    private static String lowerCase(NationalId id) {
        return id.value().toLowerCase(Locale.ROOT);
    }

    /** What the database knows of the identifiers of a merge, and learns. */
    private static final class Knowledge implements AutoCloseable {

        private final OffsetDateTime now;
        private final PreparedStatement since;
        private final PreparedStatement repoint;
        private final PreparedStatement insert;
        private final PreparedStatement leave;
        private final PreparedStatement stop;

        Knowledge(Connection connection, OffsetDateTime now) throws SQLException {
            this.now = now;
            this.since = connection.prepareStatement("select known_since from directory.professional where id = ?");
            this.repoint = connection.prepareStatement("update directory.alias set person = ? where person = ?");
            this.insert = connection.prepareStatement(
                    "insert into directory.alias (id, value, person, since) values (?, ?, ?, ?)");
            this.leave = connection.prepareStatement(
                    "update directory.professional set left_practice = ?, changed_at = ? where id = ? and left_practice is null");
            this.stop = connection.prepareStatement("insert into directory.stop (person, reason) values (?, 'merged')");
        }

        /** Of two strangers, and of two known since the same load, see the return: a stranger's RPPS number, else ADELI. */
        boolean knewFirst(String adeli, String rpps) throws SQLException {
            Optional<OffsetDateTime> one = since(adeli);
            Optional<OffsetDateTime> other = since(rpps);
            return one.isPresent() && (other.isEmpty() || !one.get().isAfter(other.get()));
        }

        private Optional<OffsetDateTime> since(String id) throws SQLException {
            since.setString(1, id);
            try (ResultSet person = since.executeQuery()) {
                return person.next() ? Optional.of(person.getObject(1, OffsetDateTime.class)) : Optional.empty();
            }
        }

        void store(NationalId spelling, String other, String key) throws SQLException {
            repoint.setString(1, key);
            repoint.setString(2, other);
            repoint.executeUpdate();
            insert.setString(1, other);
            insert.setString(2, lowerCase(spelling).equals(other) ? spelling.value() : other);
            insert.setString(3, key);
            insert.setObject(4, now);
            insert.executeUpdate();
            leave.setObject(1, now.toLocalDate());
            leave.setObject(2, now);
            leave.setString(3, other);
            if (leave.executeUpdate() > 0) {
                stop.setString(1, other);
                stop.executeUpdate();
            }
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : List.of(since, repoint, insert, leave, stop)) {
                statement.close();
            }
        }
    }
}
