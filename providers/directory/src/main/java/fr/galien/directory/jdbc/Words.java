package fr.galien.directory.jdbc;

import fr.galien.directory.SearchName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of texts that come again and again: towns, professions, names. For one part of a nation, then forgotten. */
final class Words {

    private final Map<String, List<String>> known = new HashMap<>();

    List<String> of(String text) {
        return known.computeIfAbsent(text, SearchName::words);
    }
}
