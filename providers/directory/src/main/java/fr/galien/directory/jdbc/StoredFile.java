package fr.galien.directory.jdbc;

import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.PersonFile;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All that is stored of one person and may be shown. */
final class StoredFile {

    private static final String PERSON =
            "select " + StoredPerson.COLUMNS + ", p.left_practice as left_nation, d.content as diplomas"
                    + " from directory.professional p " + StoredPerson.JOINED
                    + " left join directory.diploma d on d.person = p.id"
                    + " where p.id = coalesce((select person from directory.alias where id = ?), ?)";

    private StoredFile() {}

    static PersonFile read(Connection connection, String identifier) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PERSON)) {
            String lowerCase = identifier.toLowerCase(Locale.ROOT);
            query.setString(1, lowerCase);
            query.setString(2, lowerCase);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new OperatorRefused(OperatorRefusal.UNKNOWN_PERSON, null);
                }
                Professional person = StoredPerson.read(row);
                List<String> identifiers = JdbcMailboxes.identifiers(person);
                String diplomas = row.getString("diplomas");
                return new PersonFile(
                        person,
                        Optional.ofNullable(row.getObject("left_nation", LocalDate.class)),
                        diplomas == null ? List.of() : Codes.of(diplomas),
                        JdbcCards.of(connection, identifiers),
                        JdbcMailboxes.of(connection, identifiers),
                        StoredRevocations.of(connection, identifiers));
            }
        }
    }
}
