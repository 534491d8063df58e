package fr.galien.directory.jdbc;

import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What extractions said of people until now: to be compared with what they say today. */
final class StoredPeople {

    private static final String BY_ID = """
            select id, key, civility, family_name, given_name, practices from directory.professional where id = any (?)""";

    private final Connection connection;

    StoredPeople(Connection connection) {
        this.connection = connection;
    }

    Map<String, Professional> byId(List<String> ids) throws SQLException {
        Map<String, Professional> people = new HashMap<>();
        if (ids.isEmpty()) {
            return people;
        }
        try (PreparedStatement query = connection.prepareStatement(BY_ID)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    NationalId key = new NationalId(rows.getString(2));
                    people.put(
                            rows.getString(1),
                            new Professional(
                                    key,
                                    List.of(Identifier.of(key)),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    PersonJson.practices(rows.getString(6)),
                                    Optional.empty()));
                }
            }
        }
        return people;
    }
}
