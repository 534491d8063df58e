package fr.galien.directory.extraction;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.identity.NationalId;
import java.util.Arrays;
import java.util.Map;

/** One line: a person × a practice × a savoir-faire × an activity, the last three of which may be blank. */
final class Row {

    private final long line;
    private final Map<Column, String> values;

    Row(long line, Map<Column, String> values) {
        this.line = line;
        this.values = values;
        // PostgreSQL's text holds any character but this one.
        if (values.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw malformed("it holds a NUL character");
        }
    }

    NationalId nationalId() {
        return NationalId.parse(values.get(Column.NATIONAL_ID))
                .orElseThrow(() -> malformed(
                        "the column \"" + Column.NATIONAL_ID.publishedName() + "\" holds no national identifier"));
    }

    Values values(Column... columns) {
        return new Values(Arrays.stream(columns).map(values::get).toList());
    }

    LoadRefused malformed(String reason) {
        return new LoadRefused(new LoadRefusal.LineMalformed(line, reason));
    }
}
