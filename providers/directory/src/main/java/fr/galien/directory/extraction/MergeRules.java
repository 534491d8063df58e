package fr.galien.directory.extraction;

import fr.galien.identity.NationalId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of a merge file, which come with or without the type digit of a national identifier (TRE_G08). */
final class MergeRules {

    private static final Pattern ADELI = Pattern.compile("0?[0-9A-Za-z]{9}");
    private static final Pattern RPPS = Pattern.compile("8?\\d{11}");

    private MergeRules() {}

    static Optional<NationalId> adeli(String text) {
        return typed(text, ADELI, 9, '0');
    }

    static Optional<NationalId> rpps(String text) {
        return typed(text, RPPS, 11, '8');
    }

    private static Optional<NationalId> typed(String text, Pattern shape, int length, char typeDigit) {
        if (!shape.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new NationalId(text.length() == length ? typeDigit + text : text));
    }
}
