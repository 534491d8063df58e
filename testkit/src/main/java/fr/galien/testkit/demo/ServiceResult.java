package fr.galien.testkit.demo;

import java.util.List;
import java.util.Optional;

/**
 * What a service answered, for a page.
 *
 * @param lines labelled values
 * @param table empty if it is no list
 */
record ServiceResult(List<Line> lines, Optional<Table> table) {

    ServiceResult {
        lines = List.copyOf(lines);
    }

    /**
     * A list.
     *
     * @param columns their names
     * @param rows    as many cells as there are columns
     * @param none    what to say where there are no rows
     */
    record Table(String caption, List<String> columns, List<List<String>> rows, String none) {

        boolean empty() {
            return rows.isEmpty();
        }
    }

    @Override
    public String toString() {
        return "ServiceResult[***]";
    }
}
