package fr.galien.directory.jdbc;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import fr.galien.directory.FindHeldCards;
import fr.galien.directory.HeldCard;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Looks cards up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcCards implements FindCard, FindHeldCards {

    private static final String CARD =
            "select number, person, type, valid_from, valid_to, opposed_on from directory.card";

    /** Nothing else is the number of a card, and PostgreSQL takes no NUL. */
    private static final Pattern NUMBER = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private final DataSource reader;

    public JdbcCards(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public CardAnswer byNumber(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return new CardAnswer.Unknown();
        }
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(CARD + " where number = ?")) {
            query.setString(1, number.toLowerCase(Locale.ROOT));
            try (ResultSet card = query.executeQuery()) {
                return card.next() ? new CardAnswer.Found(read(card)) : new CardAnswer.Unknown();
            }
        } catch (SQLException e) {
            return new CardAnswer.Unreachable(e);
        }
    }

    @Override
    public List<HeldCard> heldBy(NationalId holder) {
        try (Connection connection = reader.getConnection()) {
            return of(connection, List.of(holder.value().toLowerCase(Locale.ROOT)));
        } catch (SQLException e) {
            return List.of();
        }
    }

    /** @param holders identifiers in lower case */
    static List<HeldCard> of(Connection connection, List<String> holders) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(CARD + " where person = any (?) order by valid_from, number")) {
            query.setArray(1, connection.createArrayOf("text", holders.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                List<HeldCard> cards = new ArrayList<>();
                while (rows.next()) {
                    cards.add(read(rows));
                }
                return cards;
            }
        }
    }

    private static HeldCard read(ResultSet card) throws SQLException {
        return new HeldCard(
                card.getString("number"),
                card.getString("person"),
                card.getString("type"),
                day(card, "valid_from"),
                day(card, "valid_to"),
                day(card, "opposed_on"));
    }

    private static Optional<LocalDate> day(ResultSet card, String column) throws SQLException {
        return Optional.ofNullable(card.getObject(column, LocalDate.class));
    }
}
