package fr.galien.directory.extraction;

import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rows of one person say, put together. */
public final class PersonRows {

    private final String id;
    private final NavigableSet<String> spellings = new TreeSet<>();
    private final NavigableSet<Values> names = new TreeSet<>();
    private final NavigableMap<Values, PracticeRows> practices = new TreeMap<>();
    private final Set<String> labels = new TreeSet<>();

    /**
     * @param id   who they are, in lower case
     * @param rows theirs, of {@link fr.galien.directory.Dataset#PEOPLE}
     */
    public PersonRows(String id, Records.Group rows) {
        this.id = id;
        rows.rows(Shape.PEOPLE).forEach(this::add);
    }

    private void add(Row row) {
        String spelling = row.get(Column.NATIONAL_ID);
        if (spelling.toLowerCase(Locale.ROOT).equals(id)) {
            spellings.add(spelling);
        }
        labels.add(row.get(Column.PROFESSION_LABEL));
        labels.add(row.get(Column.COMMUNE_LABEL));
        names.add(row.values(Column.CIVILITY, Column.FAMILY_NAME, Column.GIVEN_NAME));
        Values practice = row.values(Column.PROFESSION, Column.CATEGORY);
        if (!practice.areBlank() || PracticeRows.saysSomething(row)) {
            practices.computeIfAbsent(practice, unseen -> new PracticeRows()).add(row);
        }
    }

    /** Whether two identifiers differ by case only: Keycloak lower-cases user names and could not tell the two apart. */
    public boolean areOfTwo() {
        return spellings.size() > 1;
    }

    public Professional professional() {
        NationalId key = new NationalId(spellings.isEmpty() ? id : spellings.first());
        // Rows should agree; where they do not, a filled name sorts after an empty one.
        Values name = names.last();
        return new Professional(
                key,
                List.of(Identifier.of(key)),
                name.get(0),
                name.get(1),
                name.get(2),
                practices.entrySet().stream()
                        .map(practice -> practice.getValue()
                                .practice(
                                        practice.getKey().get(0),
                                        practice.getKey().get(1)))
                        .toList(),
                Optional.empty());
    }

    /** In the words of the file, what they practise and where. */
    public List<String> labels() {
        return labels.stream().filter(label -> !label.isEmpty()).toList();
    }
}
