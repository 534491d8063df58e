package fr.galien.directory.extraction;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A day in the card file, whose documents contradict each other on how it is written: every way they say is taken. */
final class CardDate {

    private static final List<DateTimeFormatter> WAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ofPattern("dd/MM/uuuu"));

    private CardDate() {}

    /** Empty for anything that is no date. */
    static Optional<LocalDate> parse(String text) {
        for (DateTimeFormatter way : WAYS) {
            try {
                return Optional.of(LocalDate.parse(text, way));
            } catch (DateTimeParseException e) {
                // Perhaps the next.
            }
        }
        return Optional.empty();
    }

    static boolean isDateOrEmpty(String text) {
        return text.isEmpty() || parse(text).isPresent();
    }
}
