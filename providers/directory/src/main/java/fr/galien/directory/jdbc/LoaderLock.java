package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One load at a time: held until its connection ends, however it ends. */
final class LoaderLock {

    private static final String TAKE = "select pg_try_advisory_lock(hashtext('fr.galien.directory.load'))";

    private static final String HOLDER = """
            select a.application_name, coalesce(host(a.client_addr), 'the database''s own machine'),
                   to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ'), a.pid
              from pg_locks l join pg_stat_activity a using (pid)
             where l.locktype = 'advisory' and l.granted
               and (l.classid::bigint << 32 | l.objid::bigint) = hashtext('fr.galien.directory.load')::bigint
               and l.database = (select oid from pg_database where datname = current_database())""";

    private LoaderLock() {}

    /** @throws LoadRefused if another load has it; says whose */
    static void take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet answer = statement.executeQuery(TAKE)) {
                answer.next();
                if (answer.getBoolean(1)) {
                    return;
                }
            }
            try (ResultSet holder = statement.executeQuery(HOLDER)) {
                throw new LoadRefused(new LoadRefusal.AnotherLoadRuns(
                        holder.next()
                                ? "%s from %s since %s (process %d of the database)"
                                        .formatted(
                                                holder.getString(1),
                                                holder.getString(2),
                                                holder.getString(3),
                                                holder.getInt(4))
                                : "it ended this very moment"));
            }
        }
    }
}
