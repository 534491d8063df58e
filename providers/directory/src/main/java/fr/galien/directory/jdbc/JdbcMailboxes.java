package fr.galien.directory.jdbc;

import fr.galien.directory.FindMailbox;
import fr.galien.directory.MailboxAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Looks mailboxes up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcMailboxes implements FindMailbox {

    private static final String BY_ADDRESS = "select people, structures from directory.mailbox where address = ?";

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

    private static List<String> texts(ResultSet mailbox, String column) throws SQLException {
        return List.of((String[]) mailbox.getArray(column).getArray());
    }
}
