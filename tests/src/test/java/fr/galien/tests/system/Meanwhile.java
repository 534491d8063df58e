package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The directory says something else of somebody's activities, until that is over. */
public final class Meanwhile {

    private static final String WRITE = "update directory.professional set practices = ? where id = ?";

    private final String id;
    private final String before;

    private Meanwhile(String id, String before) {
        this.id = id;
        this.before = before;
    }

    /** @param change of the activities of their first practice */
    static Meanwhile of(String card, Consumer<ArrayNode> change) throws SQLException {
        String id = Extraction.notable(card).nationalId().value();
        try (Connection directory = TheSandbox.get().database("directory");
                PreparedStatement read =
                        directory.prepareStatement("select practices from directory.professional where id = ?")) {
            read.setString(1, id);
            try (ResultSet row = read.executeQuery()) {
                assertThat(row.next()).isTrue();
                Meanwhile meanwhile = new Meanwhile(id, row.getString(1));
                JsonNode practices = Json.read(meanwhile.before);
                // As they are kept: arrays of components in their order.
                change.accept((ArrayNode) practices.get(0).get(6));
                meanwhile.write(practices.toString());
                return meanwhile;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who practises in five more places. */
    public static Meanwhile inFiveMorePlaces(String card) throws SQLException {
        return of(card, activities -> {
            for (int number = 1; number <= 5; number++) {
                activities.add(elsewhere(activities.get(0), "CLINIQUE DE L'ÉTANG " + number));
            }
        });
    }

    /** The same activity in a place of that name. */
    static JsonNode elsewhere(JsonNode activity, String legalName) {
        ArrayNode copy = activity.deepCopy();
        ((ArrayNode) copy.get(6)).set(5, legalName);
        return copy;
    }

    private void write(String practices) throws SQLException {
        try (Connection directory = TheSandbox.get().database("directory");
                PreparedStatement write = directory.prepareStatement(WRITE)) {
            write.setString(1, practices);
            write.setString(2, id);
            assertThat(write.executeUpdate()).isOne();
        }
    }

    public void isOver() throws SQLException {
        write(before);
    }
}
