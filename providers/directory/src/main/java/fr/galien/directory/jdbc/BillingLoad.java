package fr.galien.directory.jdbc;

import fr.galien.directory.BillingEntry;
import fr.galien.directory.BillingReport;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Replaces the billing register by what a file says, in one transaction: look-ups see the old one or the new one. Refused lines
 * are the file's; here only what the file says twice of one person at one structure is.
 */
public final class BillingLoad {

    private static final String STAGE = """
            create temporary table read_billing
                (person text collate "C", structure text collate "C", number text, specialty text, line bigint)
                on commit drop""";

    private static final String TWICE = """
            select second.line from
                (select line, row_number() over (partition by person, structure order by line) as nth from read_billing)
                second where second.nth > 1 order by second.line""";

    private static final String REMOVE = """
            delete from directory.billing b where not exists
                (select from read_billing r where r.person = b.person and r.structure = b.structure)""";

    private static final String CHANGE = """
            update directory.billing b set number = r.number, specialty = r.specialty from read_billing r
             where r.person = b.person and r.structure = b.structure
               and (r.number, r.specialty) is distinct from (b.number, b.specialty)""";

    private static final String ADD = """
            insert into directory.billing select person, structure, number, specialty from read_billing
                on conflict do nothing""";

    private static final String STRANGERS = """
            select count(*) from read_billing r
             where not exists (select from directory.professional p where p.id = r.person)
               and not exists (select from directory.alias a where a.id = r.person)""";

    private final DataSource owner;

    /** @param owner connects as the loader's role */
    public BillingLoad(DataSource owner) {
        this.owner = owner;
    }

    /** @param line of the file, counted from 1 */
    public record Numbered(long line, BillingEntry entry) {}

    /**
     * @param register as the file has it; whatever it throws leaves the register as it was
     * @throws LoadRefused if the register was refused, or the database is away
     */
    public BillingReport replaceBy(Iterator<Numbered> register) {
        try {
            return Transaction.in(owner, connection -> replace(connection, register));
        } catch (SQLException e) {
            throw new LoadRefused(new SqlTrouble(e).refusal(), e);
        }
    }

    private static BillingReport replace(Connection connection, Iterator<Numbered> register) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Two loads at once would each see half of the other.
            statement.execute("lock table directory.billing in share row exclusive mode");
            statement.execute(STAGE);
            long entries = copy(connection, register);
            List<Long> twice = numbers(statement, TWICE);
            if (!twice.isEmpty()) {
                throw new LoadRefused(new LoadRefusal.BillingLines(twice.stream()
                        .map(line -> new LoadRefusal.BillingLines.Line(line, "an earlier line says it already"))
                        .toList()));
            }
            statement.execute("analyze read_billing");
            long removed = statement.executeLargeUpdate(REMOVE);
            long changed = statement.executeLargeUpdate(CHANGE);
            long added = statement.executeLargeUpdate(ADD);
            return new BillingReport(
                    entries,
                    added,
                    changed,
                    removed,
                    numbers(statement, STRANGERS).getFirst());
        }
    }

    private static long copy(Connection connection, Iterator<Numbered> register) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy read_billing from stdin with (encoding 'UTF8')");
        try {
            while (register.hasNext()) {
                byte[] line = line(register.next());
                copy.writeToCopy(line, 0, line.length);
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] line(Numbered one) {
        BillingEntry entry = one.entry();
        StringBuilder line = new StringBuilder();
        CopyLine.append(
                line,
                List.of(
                        entry.person().value().toLowerCase(Locale.ROOT),
                        entry.structure(),
                        entry.billing().number(),
                        entry.billing().specialty()),
                Long.toString(one.line()));
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> numbers(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
