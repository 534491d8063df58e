package fr.galien.testkit.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of the pages in one language, and the names of the directory's codes. */
final class Words {

    static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Locale language;
    private final ResourceBundle texts;

    private Words(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "fr.galien.testkit.demo.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * French, unless the browser prefers English.
     *
     * @param chosen         by a link of a page; wins if it is one of ours
     * @param acceptLanguage RFC 9110 §12.5.4; anything unreadable counts as absent
     */
    static Words of(Optional<String> chosen, Optional<String> acceptLanguage) {
        return new Words(chosen.flatMap(Words::ours)
                .or(() -> acceptLanguage.flatMap(Words::preferred))
                .orElse(Locale.FRENCH));
    }

    static Optional<Locale> ours(String tag) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst();
    }

    private static Optional<Locale> preferred(String acceptLanguage) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    String language() {
        return language.getLanguage();
    }

    String text(String key) {
        return texts.getString(key);
    }

    /** The name of a code of a directory table; the code itself where the table is older than the code. */
    String name(String table, String code) {
        String key = table + "." + code;
        return code.isEmpty() ? "" : texts.containsKey(key) ? texts.getString(key) : code;
    }

    String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(PARIS)
                .format(instant);
    }

    Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        for (Enumeration<String> keys = texts.getKeys(); keys.hasMoreElements(); ) {
            String key = keys.nextElement();
            all.put(key, texts.getString(key));
        }
        return all;
    }
}
