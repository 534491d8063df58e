package fr.galien.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is searched and sorted: words of lower-case letters and digits, without accents. */
public final class SearchName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Longer ones are cut. PostgreSQL takes 2046 bytes; nobody types this many. */
    private static final int LONGEST = 64;

    private SearchName() {}

    /** {@code D'AUBREUIL Éloïse} gives {@code d}, {@code aubreuil}, {@code eloise}. */
    public static List<String> words(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= plain.length(); at++) {
            if (at == plain.length() || !isOfAWord(plain.charAt(at))) {
                if (at > from) {
                    words.add(plain.substring(from, Math.min(at, from + LONGEST)));
                }
                from = at + 1;
            }
        }
        return words;
    }

    private static boolean isOfAWord(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static String plain(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        for (int at = 0; at < lowerCase.length(); at++) {
            if (lowerCase.charAt(at) >= 128) {
                return MARKS.matcher(Normalizer.normalize(lowerCase, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace("œ", "oe")
                        .replace("æ", "ae");
            }
        }
        return lowerCase;
    }
}
