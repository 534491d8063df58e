package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindMailbox;
import fr.galien.directory.FindMailboxes;
import fr.galien.directory.MailboxAnswer;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Looks mailboxes up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcMailboxes implements FindMailbox, FindMailboxes {

    private static final String BY_ADDRESS = "select people, structures from directory.mailbox where address = ?";

    /** By the index of V5. */
    private static final String OF_PEOPLE = "select address from directory.mailbox where people && ? order by address";

    /** Nothing else is an address, and PostgreSQL takes no NUL. RFC 5321 §4.5.3.1.3 has no longer one. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{3,254}");

    private final DataSource reader;

    public JdbcMailboxes(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public MailboxAnswer byAddress(String address) {
        String lowerCase = address.strip().toLowerCase(Locale.ROOT);
        if (!ADDRESS.matcher(lowerCase).matches()) {
            return new MailboxAnswer.Unknown();
        }
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(BY_ADDRESS)) {
            query.setString(1, lowerCase);
            try (ResultSet mailbox = query.executeQuery()) {
                return mailbox.next()
                        ? new MailboxAnswer.Found(texts(mailbox, "people"), texts(mailbox, "structures"))
                        : new MailboxAnswer.Unknown();
            }
        } catch (SQLException e) {
            return new MailboxAnswer.Unreachable(e);
        }
    }

    @Override
    public List<String> of(Professional person) {
        try (Connection connection = reader.getConnection()) {
            return of(connection, identifiers(person));
        } catch (SQLException e) {
            throw new DirectoryUnreachable(e);
        }
    }

    /** @param people identifiers in lower case */
    static List<String> of(Connection connection, List<String> people) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_PEOPLE)) {
            query.setArray(1, connection.createArrayOf("text", people.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                List<String> addresses = new ArrayList<>();
                while (rows.next()) {
                    addresses.add(rows.getString(1));
                }
                return addresses;
            }
        }
    }

    /** Whichever of them a mailbox was published under, in lower case as {@code mailbox.people} has them. */
    static List<String> identifiers(Professional person) {
        return person.identifiers().stream()
                .map(id -> id.id().value().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> texts(ResultSet mailbox, String column) throws SQLException {
        return List.of((String[]) mailbox.getArray(column).getArray());
    }
}
