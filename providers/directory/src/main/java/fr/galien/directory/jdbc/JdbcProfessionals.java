package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.TestPeople;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** Looks people up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcProfessionals implements FindProfessional, TestPeople {

    /** Case does not matter: Keycloak lower-cases user names before it asks. */
    private static final String BY_ANY_IDENTIFIER = """
            select p.key, p.civility, p.family_name, p.given_name, p.practices, p.left_practice,
                   (select json_agg(json_build_object('id', i.value, 'origin', i.origin, 'quality', i.quality)
                                    order by i.value <> p.key, i.value)
                      from directory.identifier i where i.key = p.key) as identifiers
              from directory.identifier asked
              join directory.professional p on p.key = asked.key
             where lower(asked.value) = lower(?)""";

    /** RPPS numbers beginning 99700, with their type digit 8. */
    private static final String ANY_OF_THE_TEST_RANGE = """
            select exists (select from directory.identifier where lower(value) like '899700%')""";

    private final DataSource reader;

    public JdbcProfessionals(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public DirectoryAnswer byId(NationalId id) {
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_ANY_IDENTIFIER)) {
            query.setString(1, id.value());
            try (ResultSet person = query.executeQuery()) {
                return person.next() ? new DirectoryAnswer.Found(professional(person)) : new DirectoryAnswer.Unknown();
            }
        } catch (SQLException e) {
            return new DirectoryAnswer.Unreachable(e);
        }
    }

    @Override
    public Presence presence() {
        try (Connection connection = reader.getConnection();
                Statement statement = connection.createStatement();
                ResultSet exists = statement.executeQuery(ANY_OF_THE_TEST_RANGE)) {
            exists.next();
            return exists.getBoolean(1) ? Presence.PRESENT : Presence.ABSENT;
        } catch (SQLException e) {
            return Presence.UNKNOWN;
        }
    }

    private static Professional professional(ResultSet person) throws SQLException {
        return new Professional(
                new NationalId(person.getString("key")),
                PersonJson.identifiers(person.getString("identifiers")),
                person.getString("civility"),
                person.getString("family_name"),
                person.getString("given_name"),
                PersonJson.practices(person.getString("practices")),
                Optional.ofNullable(person.getObject("left_practice", LocalDate.class)));
    }
}
