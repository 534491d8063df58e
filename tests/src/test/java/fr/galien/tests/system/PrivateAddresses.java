package fr.galien.tests.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** The private addresses the directory has for a notable person, for as long as a test needs them. */
record PrivateAddresses(String person, String email) implements AutoCloseable {

    /** Unchanged for long. */
    static PrivateAddresses of(String notable, String email, String phone) {
        return of(notable, email, phone, null);
    }

    /** @param changed an interval of PostgreSQL: how long ago a load replaced the telephone */
    static PrivateAddresses of(String notable, String email, String phone, String changed) {
        String person = Extraction.notable(notable).nationalId().value().toLowerCase(Locale.ROOT);
        PrivateAddresses addresses = new PrivateAddresses(person, email);
        addresses.close();
        run(
                "insert into directory.contact (person, email, phone, phone_changed_at, digest)"
                        + " values (?, ?, ?, now() - ?::interval, gen_random_uuid())",
                person,
                email,
                phone,
                changed);
        return addresses;
    }

    @Override
    public void close() {
        run("delete from directory.contact where person = ?", person);
    }

    private static void run(String sql, String... values) {
        try (Connection connection = TheSandbox.get().database("directory");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
