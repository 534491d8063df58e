package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;

/** Applies the temporary tables {@code changed} and {@code gone} to the table of a dataset. */
final class Update {

    private final Connection connection;
    private final Target target;
    private final OffsetDateTime now;

    Update(Connection connection, Target target, OffsetDateTime now) {
        this.connection = connection;
        this.target = target;
        this.now = now;
    }

    void changed() throws SQLException {
        String same = target.columns().stream()
                .skip(1)
                // The key of sub, credentials and sessions never changes.
                .filter(column -> !(target == Target.PEOPLE && column.equals("key")))
                // An opposition is never taken back.
                .map(column -> column.equals("opposed_on")
                        ? "opposed_on = coalesce(c.opposed_on, t.opposed_on)"
                        : column + " = c." + column)
                .collect(Collectors.joining(", "));
        switch (target) {
            case PEOPLE ->
                update("update directory.professional t set " + same
                        + ", digest = c.digest, left_practice = null, changed_at = ? from changed c where t.id = c.id");
            case CONTACTS -> {
                update("""
                        insert into directory.contact_change (person, old_email, told_at)
                        select t.person, t.email, ? from directory.contact t join changed c using (person)
                         where t.email <> '' and (t.email <> c.email or t.phone <> c.phone)""");
                update("""
                        update directory.contact t
                           set email_changed_at = case when t.email <> c.email then n.now else t.email_changed_at end,
                               phone_changed_at = case when t.phone <> c.phone then n.now else t.phone_changed_at end,
                               email = c.email, phone = c.phone, digest = c.digest
                          from changed c, (select ?::timestamptz as now) n
                         where t.person = c.person""");
            }
            case SAVOIR_FAIRE, DIPLOMAS, CARDS, MAILBOXES ->
                update("update directory." + target.table() + " t set " + same
                        + ", digest = c.digest from changed c where t." + target.key() + " = c." + target.key());
        }
    }

    void gone() throws SQLException {
        switch (target.absence()) {
            case LEAVES -> {
                update("insert into directory.stop (person, reason, told_at) select key, 'left', ? from gone");
                update("""
                        update directory.professional t
                           set left_practice = (n.now at time zone 'Europe/Paris')::date, changed_at = n.now
                          from gone g, (select ?::timestamptz as now) n
                         where t.id = g.key""");
            }
            case DELETES ->
                update("delete from directory." + target.table() + " t using gone g where t." + target.key()
                        + " = g.key");
            case STAYS -> throw new IllegalStateException("nothing of " + target + " is ever gone");
        }
    }

    /** @param sql whose parameters, if any, are the moment of the load */
    private void update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int parameter = 1;
                    parameter <= statement.getParameterMetaData().getParameterCount();
                    parameter++) {
                statement.setObject(parameter, now);
            }
            statement.executeUpdate();
        }
    }
}
