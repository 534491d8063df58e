package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
            select count(*) filter (where p.id is null)                                  as created,
                   count(*) filter (where p.left_practice is null and p.digest <> s.digest) as changed,
                   count(*) filter (where s.id is null and p.left_practice is null)        as gone,
                   count(*) filter (where s.id is not null and p.left_practice is not null) as back,
                   count(*) filter (where p.left_practice is null and p.digest = s.digest)  as unchanged
              from staged s full join directory.professional p on p.id = s.id""";

    private static final String APPLY = """
            merge into directory.professional p using staged s on p.id = s.id
            when matched and (p.digest <> s.digest or p.left_practice is not null) then
                update set civility = s.civility, family_name = s.family_name, given_name = s.given_name,
                           practices = s.practices, professions = s.professions, departments = s.departments,
                           authorities = s.authorities, sort_name = s.sort_name, words = s.words,
                           digest = s.digest, left_practice = null, changed_at = ?
            when not matched then
                insert (id, key, civility, family_name, given_name, practices, professions, departments, authorities,
                        sort_name, words, digest, known_since, changed_at)
                values (s.id, s.key, s.civility, s.family_name, s.given_name, s.practices, s.professions, s.departments,
                        s.authorities, s.sort_name, s.words, s.digest, ?, ?)
            when not matched by source and p.left_practice is null then
                update set left_practice = ?, changed_at = ?""";

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
        try (PreparedStatement merge = connection.prepareStatement(APPLY)) {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            merge.setObject(1, at);
            merge.setObject(2, at);
            merge.setObject(3, at);
            merge.setObject(4, today);
            merge.setObject(5, at);
            merge.executeUpdate();
        }
    }
}
