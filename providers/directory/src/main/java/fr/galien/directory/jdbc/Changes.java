package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How what is staged differs from what is stored, people counted.
 *
 * @param created   staged, not stored
 * @param changed   both, in practice, and not the same
 * @param gone      stored and in practice, not staged
 * @param back      both, having left practice
 * @param unchanged both, in practice, and the same
 */
record Changes(long created, long changed, long gone, long back, long unchanged) {

    private static final String COMPARE = """
            select count(*) filter (where p.key is null)                                  as created,
                   count(*) filter (where p.left_practice is null and p.digest <> s.digest) as changed,
                   count(*) filter (where s.key is null and p.left_practice is null)        as gone,
                   count(*) filter (where s.key is not null and p.left_practice is not null) as back,
                   count(*) filter (where p.left_practice is null and p.digest = s.digest)  as unchanged
              from staged s full join directory.professional p on p.key = s.key""";

    private static final String APPLY = """
            merge into directory.professional p using staged s on p.key = s.key
            when matched and (p.digest <> s.digest or p.left_practice is not null) then
                update set civility = s.civility, family_name = s.family_name, given_name = s.given_name,
                           practices = s.practices, digest = s.digest, left_practice = null, changed_at = ?
            when not matched then
                insert (key, civility, family_name, given_name, practices, digest, changed_at)
                values (s.key, s.civility, s.family_name, s.given_name, s.practices, s.digest, ?)
            when not matched by source and p.left_practice is null then
                update set left_practice = ?, changed_at = ?""";

    /** An identifier that already finds somebody else breaks a constraint, hence the whole load. */
    private static final String NAME_THE_CREATED = """
            insert into directory.identifier (value, key, origin, quality)
            select s.key, s.key, s.origin, s.quality from staged s
             where not exists (select from directory.identifier i where i.value = s.key and i.key = s.key)""";

    static Changes compare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COMPARE)) {
            counts.next();
            return new Changes(
                    counts.getLong("created"),
                    counts.getLong("changed"),
                    counts.getLong("gone"),
                    counts.getLong("back"),
                    counts.getLong("unchanged"));
        }
    }

    /** @param today the day people who are gone leave practice */
    static void apply(Connection connection, Instant now, LocalDate today) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(APPLY);
                Statement statement = connection.createStatement()) {
            merge.setObject(1, now.atOffset(ZoneOffset.UTC));
            merge.setObject(2, now.atOffset(ZoneOffset.UTC));
            merge.setObject(3, today);
            merge.setObject(4, now.atOffset(ZoneOffset.UTC));
            merge.executeUpdate();
            statement.executeUpdate(NAME_THE_CREATED);
        }
    }
}
