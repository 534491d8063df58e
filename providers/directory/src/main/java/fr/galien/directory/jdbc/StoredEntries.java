package fr.galien.directory.jdbc;

import fr.galien.directory.Guard;
import fr.galien.directory.extraction.Spool;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** What a table holds, as far as a comparison needs it, put aside by key like the rows of the files. */
final class StoredEntries {

    private static final String OF_PEOPLE = """
            copy (select id, digest, left_practice is null, array_to_string(professions, '|'),
                         array_to_string(departments, '|'), array_to_string(authorities, '|')
                    from directory.professional) to stdout""";

    private StoredEntries() {}

    static void spool(Connection connection, Target target, Spool spool) throws SQLException, IOException {
        CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query(target));
        for (byte[] row; (row = rows.readFromCopy()) != null; ) {
            spool.add(row, row.length);
        }
    }

    private static String query(Target target) {
        return target == Target.PEOPLE
                ? OF_PEOPLE
                : "copy (select " + target.key() + ", digest, true, '', '', '' from directory." + target.table()
                        + ") to stdout";
    }

    /**
     * @param digest  of the rows it was made of
     * @param inForce whether a person is in practice; true of anything else
     */
    record Entry(String digest, boolean inForce, String professions, String departments, String authorities) {

        /** @param text as the query writes it, after the key */
        static Entry read(String text) {
            String[] values = text.split("\t", -1);
            return new Entry(values[0], values[1].equals("t"), values[2], values[3], values[4]);
        }

        /** What the guard counts this person under. */
        List<GroupKey> groups() {
            List<GroupKey> groups = new ArrayList<>(3);
            add(groups, Guard.Kind.PROFESSION, professions);
            add(groups, Guard.Kind.DEPARTMENT, departments);
            add(groups, Guard.Kind.AUTHORITY, authorities);
            return groups;
        }

        private static void add(List<GroupKey> groups, Guard.Kind kind, String codes) {
            if (!codes.isEmpty()) {
                for (String code : codes.split("\\|")) {
                    groups.add(new GroupKey(kind, code));
                }
            }
        }
    }

    record GroupKey(Guard.Kind kind, String code) {}
}
