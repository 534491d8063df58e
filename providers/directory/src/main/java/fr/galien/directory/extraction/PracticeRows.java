package fr.galien.directory.extraction;

import fr.galien.identity.Expertise;
import fr.galien.identity.Practice;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What the rows of one person say of one practice: a set of savoir-faire and a set of activities, crossed in the file. */
final class PracticeRows {

    private final NavigableSet<Values> names = new TreeSet<>();
    private final NavigableSet<Values> expertises = new TreeSet<>();
    private final NavigableSet<Values> activities = new TreeSet<>();

    /** A person without any practice still has a row, blank but for their name. */
    static boolean saysSomething(Row row) {
        return !expertise(row).areBlank() || !ActivityColumns.of(row).areBlank();
    }

    void add(Row row) {
        names.add(row.values(Column.PRACTICE_CIVILITY, Column.FAMILY_NAME, Column.GIVEN_NAME));
        addUnlessBlank(expertise(row), expertises);
        addUnlessBlank(ActivityColumns.of(row), activities);
    }

    Practice practice(String profession, String category) {
        // Rows should agree; where they do not, a filled name sorts after an empty one.
        Values name = names.last();
        return new Practice(
                profession,
                category,
                name.get(0),
                name.get(1),
                name.get(2),
                expertises.stream()
                        .map(expertise -> new Expertise(expertise.get(0), expertise.get(1)))
                        .toList(),
                activities.stream().map(ActivityColumns::activity).toList());
    }

    private static Values expertise(Row row) {
        return row.values(Column.EXPERTISE_TYPE, Column.EXPERTISE);
    }

    private static void addUnlessBlank(Values values, NavigableSet<Values> set) {
        if (!values.areBlank()) {
            set.add(values);
        }
    }
}
