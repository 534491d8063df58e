package fr.galien.testkit.nation;

import fr.galien.identity.Expertise;
import java.util.List;
import java.util.function.Consumer;

/** What one file says of one person: no line, one or several. */
interface PersonLines {

    Expertise NO_EXPERTISE = new Expertise("", "");

    void write(Person who, Consumer<Row> file);

    /** What the file holds beside people, after them. */
    default void writeRest(Sites sites, Consumer<Row> file) {}

    static <T> List<T> orOne(List<T> some, T otherwise) {
        return some.isEmpty() ? List.of(otherwise) : some;
    }
}
