package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.TestPeople;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** Looks people up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcProfessionals implements FindProfessional, TestPeople {

    /** Case does not matter: Keycloak lower-cases user names before it asks. */
    private static final String BY_ANY_IDENTIFIER = "select " + StoredPerson.COLUMNS + " from directory.professional p "
            + StoredPerson.JOINED + " where p.id = coalesce((select person from directory.alias where id = ?), ?)";

    /** RPPS numbers beginning 99700, with their type digit 8. */
    private static final String ANY_OF_THE_TEST_RANGE = """
            select exists (select from directory.professional where id >= '899700' and id < '899701')
                or exists (select from directory.alias where id >= '899700' and id < '899701')""";

    private final DataSource reader;

    public JdbcProfessionals(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public DirectoryAnswer byId(NationalId id) {
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_ANY_IDENTIFIER)) {
            String lowerCase = id.value().toLowerCase(Locale.ROOT);
            query.setString(1, lowerCase);
            query.setString(2, lowerCase);
            try (ResultSet person = query.executeQuery()) {
                return person.next()
                        ? new DirectoryAnswer.Found(StoredPerson.read(person))
                        : new DirectoryAnswer.Unknown();
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
}
