package fr.galien.tests.messaging;

import fr.galien.tests.system.TheSandbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The mailboxes of somebody, as the directory has them, and as a test wants them until it restores them. */
public final class Mailboxes {

    private static final String OTHERS = "nobody";

    private final String undo;
    private final String address;
    private final String person;

    private Mailboxes(String undo, String address, String person) {
        this.undo = undo;
        this.address = address;
        this.person = person;
    }

    /** @param card of the holder */
    public static List<String> of(String card) {
        try (Connection directory = TheSandbox.get().database("directory");
                PreparedStatement query = directory.prepareStatement(
                        "select address from directory.mailbox where ? = any (people) order by address")) {
            query.setString(1, holder(card));
            ResultSet rows = query.executeQuery();
            List<String> addresses = new ArrayList<>();
            while (rows.next()) {
                addresses.add(rows.getString(1));
            }
            return addresses;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has one more. */
    static Mailboxes with(String card, String address) {
        write("insert into directory.mailbox values (?, array[?], '{}', gen_random_uuid())", address, holder(card));
        return new Mailboxes("delete from directory.mailbox where address = ? or address = ?", address, address);
    }

    /** Has none. */
    public static Mailboxes without(String card) {
        String replace = "update directory.mailbox set people = array_replace(people, ?, ?)";
        write(replace, holder(card), OTHERS);
        return new Mailboxes(replace, OTHERS, holder(card));
    }

    static String holder(String card) {
        return TheSandbox.get().box().find(card).orElseThrow().holder().value();
    }

    private static void write(String sql, String first, String second) {
        try (Connection directory = TheSandbox.get().database("directory");
                PreparedStatement statement = directory.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void restore() {
        write(undo, address, person);
    }
}
