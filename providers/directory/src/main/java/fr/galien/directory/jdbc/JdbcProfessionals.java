package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.FindProfessional;
import fr.galien.directory.SavoirFaire;
import fr.galien.directory.TestPeople;
import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks people up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcProfessionals implements FindProfessional, TestPeople {

    /** Case does not matter: Keycloak lower-cases user names before it asks. */
    private static final String BY_ANY_IDENTIFIER = """
            select p.key, p.civility, p.family_name, p.given_name, p.practices, s.content as savoir_faire, p.left_practice,
                   array(select a.value from directory.alias a where a.person = p.id order by a.id) as aliases
              from directory.professional p
              left join directory.savoir_faire s on s.person = p.id
             where p.id = coalesce((select person from directory.alias where id = ?), ?)""";

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
        NationalId key = new NationalId(person.getString("key"));
        List<Practice> practices = PersonJson.practices(person.getString("practices"));
        String savoirFaire = person.getString("savoir_faire");
        return new Professional(
                key,
                identifiers(key, (String[]) person.getArray("aliases").getArray()),
                person.getString("civility"),
                person.getString("family_name"),
                person.getString("given_name"),
                savoirFaire == null ? practices : SavoirFaire.added(PersonJson.savoirFaire(savoirFaire), practices),
                Optional.ofNullable(person.getObject("left_practice", LocalDate.class)));
    }

    private static List<Identifier> identifiers(NationalId key, String[] aliases) {
        return Stream.concat(Stream.of(key), Arrays.stream(aliases).map(NationalId::new))
                .map(Identifier::of)
                .toList();
    }
}
