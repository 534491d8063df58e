package fr.galien.directory.jdbc;

import fr.galien.directory.MandateRecord;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mandates, and how they ended. */
final class StoredMandates {

    private static final String MANDATES = """
            select m.number, coalesce(p.key, m.person) as key, coalesce(p.family_name, '') as family_name,
                   coalesce(p.given_name, '') as given_name, m.structure, m.structure_name, m.sector, m.first_day,
                   m.last_day, m.reason, m.asked_by, m.asked_at, e.reason as end_reason, e.asked_by as end_by,
                   e.asked_at as end_at
              from directory.mandate m
              left join directory.mandate_end e on e.number = m.number
              left join directory.alias a on a.id = m.person
              left join directory.professional p on p.id = coalesce(a.person, m.person)""";

    private static final String NOT_OVER =
            " where e.number is null and m.last_day >= (clock_timestamp() at time zone 'Europe/Paris')::date";

    private StoredMandates() {}

    /** @param past with those that are over */
    static List<MandateRecord> all(Connection connection, boolean past) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(MANDATES + (past ? "" : NOT_OVER) + " order by m.number");
                ResultSet rows = query.executeQuery()) {
            List<MandateRecord> mandates = new ArrayList<>();
            while (rows.next()) {
                mandates.add(read(rows));
            }
            return mandates;
        }
    }

    private static MandateRecord read(ResultSet row) throws SQLException {
        return new MandateRecord(
                row.getLong("number"),
                new NationalId(row.getString("key")),
                row.getString("family_name"),
                row.getString("given_name"),
                JdbcMandates.read(row),
                act(row, "asked_by", "asked_at", "reason"),
                row.getString("end_by") == null
                        ? Optional.empty()
                        : Optional.of(act(row, "end_by", "end_at", "end_reason")));
    }

    private static MandateRecord.Act act(ResultSet row, String by, String at, String reason) throws SQLException {
        return new MandateRecord.Act(
                row.getString(by), row.getObject(at, OffsetDateTime.class).toInstant(), row.getString(reason));
    }
}
