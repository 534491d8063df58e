package fr.galien.directory.extraction;

import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rows of one person say, put together. */
final class PersonRows {

    private final NationalId id;
    private final NavigableSet<Values> names = new TreeSet<>();
    private final NavigableMap<Values, PracticeRows> practices = new TreeMap<>();

    PersonRows(NationalId id) {
        this.id = id;
    }

    /** @throws fr.galien.directory.LoadRefused if the identifier is this person's in another case */
    void add(Row row) {
        // Keycloak lower-cases user names, so it could not tell the two apart either.
        if (!row.nationalId().equals(id)) {
            throw row.malformed("its national identifier differs from another one of the file by case only");
        }
        names.add(row.values(Column.CIVILITY, Column.FAMILY_NAME, Column.GIVEN_NAME));
        Values practice = row.values(Column.PROFESSION, Column.CATEGORY);
        if (!practice.areBlank() || PracticeRows.saysSomething(row)) {
            practices.computeIfAbsent(practice, unseen -> new PracticeRows()).add(row);
        }
    }

    Professional professional() {
        // Rows should agree; where they do not, a filled name sorts after an empty one.
        Values name = names.last();
        return new Professional(
                id,
                List.of(Identifier.of(id)),
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
}
