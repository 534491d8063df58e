package fr.galien.directory.jdbc;

import fr.galien.directory.Revocation;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Revocations in force, and what waits for a second operator. */
final class StoredRevocations {

    private static final String CURRENT = """
            select r.number, r.act, coalesce(p.key, r.person) as key, coalesce(p.family_name, '') as family_name,
                   coalesce(p.given_name, '') as given_name, r.reason, r.asked_by, r.asked_at, c.confirmed_by,
                   r.needs_second and c.number is null as waits
              from directory.revocation r
              left join directory.confirmation c on c.number = r.number
              left join directory.professional p on p.id = r.person
             where (r.needs_second and c.number is null
                    or exists (select from directory.revoked v where v.number = r.number))""";

    private StoredRevocations() {}

    static List<Revocation> all(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CURRENT + " order by r.number")) {
            return read(query);
        }
    }

    /** @param identifiers every one of the person's, in lower case */
    static List<Revocation> of(Connection connection, List<String> identifiers) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(CURRENT + " and r.person = any (?) order by r.number")) {
            query.setArray(1, connection.createArrayOf("text", identifiers.toArray()));
            return read(query);
        }
    }

    private static List<Revocation> read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<Revocation> revocations = new ArrayList<>();
            while (rows.next()) {
                revocations.add(new Revocation(
                        rows.getLong("number"),
                        Revocation.Act.valueOf(rows.getString("act").toUpperCase(Locale.ROOT)),
                        new NationalId(rows.getString("key")),
                        rows.getString("family_name"),
                        rows.getString("given_name"),
                        rows.getString("reason"),
                        rows.getString("asked_by"),
                        rows.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rows.getString("confirmed_by")),
                        rows.getBoolean("waits")));
            }
            return revocations;
        }
    }
}
