package fr.galien.directory.extraction;

import fr.galien.identity.NationalId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the fields of a row must be for its dataset, and the key they are kept under. */
final class RowRules {

    private static final Pattern CARD_NUMBER = Pattern.compile("[0-9A-Za-z._/-]{1,64}");
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s]{1,200}@[^@\\s]{1,100}");
    private static final List<Column> CARD_DATES =
            List.of(Column.CARD_VALID_FROM, Column.CARD_VALID_TO, Column.CARD_OPPOSED_ON);

    private RowRules() {}

    /** Whether a dataset's key is an identifier of a person. */
    static boolean isPerson(Shape shape) {
        return shape.columns().getFirst() == Column.NATIONAL_ID;
    }

    /** In lower case; empty if the column holds none. */
    static Optional<String> key(Shape shape, Fields fields) {
        String text = fields.get(shape.columns().getFirst());
        boolean right = switch (shape) {
            case PEOPLE, SAVOIR_FAIRE, DIPLOMAS, CONTACTS ->
                NationalId.parse(text).isPresent();
            case CARDS -> CARD_NUMBER.matcher(text).matches();
            case MAILBOXES -> MAILBOX.matcher(text).matches();
            case MERGES -> MergeRules.adeli(text).isPresent();
        };
        return right ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Why a row is not one of the dataset, if it is not; without anything it holds. */
    static Optional<String> broken(Shape shape, Fields fields) {
        if (key(shape, fields).isEmpty()) {
            return Optional.of("the column \"" + shape.columns().getFirst().publishedName() + "\" holds no "
                    + (isPerson(shape) ? "national identifier" : "usable value"));
        }
        return switch (shape) {
            case CARDS -> brokenCard(fields);
            case MAILBOXES -> notAnIdentifier(fields, Column.NATIONAL_ID, true);
            case MERGES ->
                MergeRules.rpps(fields.get(Column.RPPS)).isPresent()
                        ? Optional.empty()
                        : Optional.of("the column \"" + Column.RPPS.publishedName() + "\" holds no RPPS number");
            case PEOPLE, SAVOIR_FAIRE, DIPLOMAS, CONTACTS -> Optional.empty();
        };
    }

    private static Optional<String> brokenCard(Fields fields) {
        for (Column column : CARD_DATES) {
            if (!CardDate.isDateOrEmpty(fields.get(column))) {
                return Optional.of("the column \"" + column.publishedName() + "\" holds no date");
            }
        }
        return notAnIdentifier(fields, Column.CARD_HOLDER, false);
    }

    private static Optional<String> notAnIdentifier(Fields fields, Column column, boolean mayBeEmpty) {
        String text = fields.get(column);
        return mayBeEmpty && text.isEmpty() || NationalId.parse(text).isPresent()
                ? Optional.empty()
                : Optional.of("the column \"" + column.publishedName() + "\" holds no national identifier");
    }
}
