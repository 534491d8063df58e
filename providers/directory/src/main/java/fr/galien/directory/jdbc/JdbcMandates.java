package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindMandate;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Looks mandates up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcMandates implements FindMandate {

    /** At most one: two of a person for a structure never have a day in common. */
    private static final String IN_FORCE = """
            select m.structure, m.structure_name, m.sector, m.first_day, m.last_day
              from directory.mandate m
             where m.person = any (?) and m.structure = ? and ? between m.first_day and m.last_day
               and not exists (select from directory.mandate_end e where e.number = m.number)""";

    /** Nothing else is recorded, and PostgreSQL takes no NUL. */
    private static final Pattern STRUCTURE = Pattern.compile("[0-9A-Z]{1,30}");

    private final DataSource reader;

    public JdbcMandates(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Mandate> of(Professional person, String structure, LocalDate day) {
        if (!STRUCTURE.matcher(structure).matches()) {
            return Optional.empty();
        }
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(IN_FORCE)) {
            query.setArray(1, connection.createArrayOf("text", StoredIds.of(person)));
            query.setString(2, structure);
            query.setObject(3, day);
            try (ResultSet mandate = query.executeQuery()) {
                return mandate.next() ? Optional.of(read(mandate)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DirectoryUnreachable(e);
        }
    }

    static Mandate read(ResultSet mandate) throws SQLException {
        return new Mandate(
                mandate.getString("structure"),
                mandate.getString("structure_name"),
                mandate.getString("sector"),
                mandate.getObject("first_day", LocalDate.class),
                mandate.getObject("last_day", LocalDate.class));
    }
}
