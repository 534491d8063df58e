package fr.galien.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is searched and sorted: words of lower-case letters and digits, without accents. */
public final class SearchName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    /** Longer ones are cut. PostgreSQL takes 2046 bytes; nobody types this many. */
    private static final int LONGEST = 64;

    private SearchName() {}

    /** {@code D'AUBREUIL Éloïse} gives {@code d}, {@code aubreuil}, {@code eloise}. */
    public static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(plain(text)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
                .toList();
    }

    private static String plain(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        String bare = ascii
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    }
}
