package fr.galien.directory.jdbc;

import java.util.List;

/** A row as {@code COPY … FROM STDIN} in text format takes it (PostgreSQL's manual, "COPY", "Text Format"). */
final class CopyLine {

    private CopyLine() {}

    /** @param values null for an unknown one */
    static void append(StringBuilder line, List<String> values, String last) {
        for (String value : values) {
            append(line, value);
            line.append('\t');
        }
        append(line, last);
        line.append('\n');
    }

    private static void append(StringBuilder line, String value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < ' ' || c == '\\') {
                char escaped = switch (c) {
                    case '\\' -> '\\';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    default -> c;
                };
                if (escaped != c || c == '\\') {
                    line.append(value, from, at).append('\\').append(escaped);
                    from = at + 1;
                }
            }
        }
        line.append(value, from, value.length());
    }
}
