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
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which identifiers are one person's. The one a person was known by first stays their key; the others find them. */
final class Aliases {

    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");

    private static final String KNOWN = "select id, known_since from directory.professional where id = any (?)";

    /** An identifier that found the one who ceases to be somebody now finds whoever they are. */
    private static final String WRITE = """
            with merged as (select * from unnest(?::text[], ?::text[], ?::text[]) as m (id, value, person)),
                 repointed as (update directory.alias a set person = m.person from merged m where a.person = m.id)
            insert into directory.alias (id, value, person, since) select id, value, person, ? from merged""";

    private static final String END = """
            with ended as (update directory.professional set left_practice = ?, changed_at = ?
                            where id = any (?) and left_practice is null returning id)
            insert into directory.stop (person, reason) select id, 'merged' from ended""";

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
        String person = id;
        // Of those merged in this load, one may have become another's alias after others had become theirs.
        for (String next = personById.get(person); next != null; next = personById.get(person)) {
            person = next;
        }
        return person;
    }

    boolean isAlias(String id) {
        return personById.containsKey(id);
    }

    /** Somebody who was known as two people goes on as the one known first; the other leaves, and their sessions end. */
    DatasetChanges merge(Connection connection, List<MergeRows> merges, OffsetDateTime now) throws SQLException {
        Map<String, OffsetDateTime> known = known(connection, merges);
        Map<String, String> spellings = new HashMap<>();
        long unchanged = 0;
        for (MergeRows merge : merges) {
            String adeli = person(lowerCase(merge.adeli()));
            String rpps = person(lowerCase(merge.rpps()));
            if (adeli.equals(rpps)) {
                unchanged++;
                continue;
            }
            boolean adeliStays = knewFirst(known.get(adeli), known.get(rpps));
            String other = adeliStays ? rpps : adeli;
            NationalId spelling = adeliStays ? merge.rpps() : merge.adeli();
            spellings.put(other, lowerCase(spelling).equals(other) ? spelling.value() : other);
            personById.put(other, adeliStays ? adeli : rpps);
        }
        write(connection, spellings, now);
        return new DatasetChanges(spellings.size(), 0, 0, 0, unchanged, 0, Map.of());
    }

    /** Of two known since the same load it is ADELI, the elder registry; of two strangers RPPS, the registry of today. */
    private static boolean knewFirst(OffsetDateTime adeliSince, OffsetDateTime rppsSince) {
        return adeliSince != null && (rppsSince == null || !adeliSince.isAfter(rppsSince));
    }

    private Map<String, OffsetDateTime> known(Connection connection, List<MergeRows> merges) throws SQLException {
        Object[] ids = merges.stream()
                .flatMap(merge -> Stream.of(merge.adeli(), merge.rpps()))
                .map(id -> person(lowerCase(id)))
                .toArray();
        Map<String, OffsetDateTime> known = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
            query.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet people = query.executeQuery()) {
                while (people.next()) {
                    known.put(people.getString(1), people.getObject(2, OffsetDateTime.class));
                }
            }
        }
        return known;
    }

    private void write(Connection connection, Map<String, String> spellings, OffsetDateTime now) throws SQLException {
        Object[] ids = spellings.keySet().toArray();
        Object[] values = Stream.of(ids).map(spellings::get).toArray();
        Object[] people = Stream.of(ids).map(id -> person((String) id)).toArray();
        try (PreparedStatement write = connection.prepareStatement(WRITE);
                PreparedStatement end = connection.prepareStatement(END)) {
            write.setArray(1, connection.createArrayOf("text", ids));
            write.setArray(2, connection.createArrayOf("text", values));
            write.setArray(3, connection.createArrayOf("text", people));
            write.setObject(4, now);
            write.executeUpdate();
            end.setObject(1, now.atZoneSameInstant(LEGAL_TIME).toLocalDate());
            end.setObject(2, now);
            end.setArray(3, connection.createArrayOf("text", ids));
            end.executeUpdate();
        }
    }

    private static String lowerCase(NationalId id) {
        return id.value().toLowerCase(Locale.ROOT);
    }
}
