package fr.galien.testkit.nation;

import fr.galien.identity.Expertise;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import java.util.List;

/** One line of a file, cell by cell: no quoting, no escaping, and a separator after the last cell too. */
final class Row {

    private final StringBuilder line = new StringBuilder(600);
    private final int width;
    private int cells;

    /** @param columns of the file the line is for */
    Row(List<String> columns) {
        this.width = columns.size();
    }

    static Row header(List<String> columns) {
        Row header = new Row(columns);
        columns.forEach(header::cell);
        return header;
    }

    Row cell(String value) {
        if (value.indexOf('|') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the format cannot carry a separator inside a cell");
        }
        line.append(value).append('|');
        cells++;
        return this;
    }

    /** A code and, in the next cell, its label. */
    Row coded(Terminology table, String code) {
        return cell(code).cell(table.label(code));
    }

    /** The three cells every file begins a person with: type, identifier, and both together. */
    Row identifier(NationalId id) {
        String value = id.value(); // all of the nation's have a type digit
        return cell(value.substring(0, 1)).cell(value.substring(1)).cell(value);
    }

    /** Profession and category, each with its label. */
    Row profession(Practice practice) {
        return cell(practice.professionCode())
                .cell(Occupations.professionLabel(practice))
                .coded(Terminology.CATEGORY, practice.categoryCode());
    }

    /** Type and savoir-faire, each with its label. */
    Row expertise(Expertise expertise) {
        return coded(Terminology.EXPERTISE_TYPE, expertise.typeCode()).coded(Terminology.EXPERTISE, expertise.code());
    }

    Row empty(int count) {
        for (int left = count; left > 0; left--) {
            cell("");
        }
        return this;
    }

    /** Leaves the cells that remain empty. */
    Row restEmpty() {
        return empty(width - cells);
    }

    /** The whole line with its end. */
    CharSequence text() {
        if (cells != width) {
            throw new IllegalStateException(cells + " cells in a line of " + width);
        }
        return line.append('\n');
    }
}
