package fr.galien.testkit.nation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of a nation, read back by the names of its columns. */
final class Written {

    private static final String IDENTIFIER = "Identification nationale PP";

    private final byte[] bytes;
    private final List<String> lines;
    private final List<String> columns;

    private Written(byte[] bytes) {
        this.bytes = bytes;
        this.lines = new String(bytes, UTF_8).lines().toList();
        this.columns = cells(lines.getFirst());
    }

    static Written of(Nation nation, ExtractionFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            nation.write(file, out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return new Written(out.toByteArray());
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, UTF_8);
    }

    String header() {
        return lines.getFirst();
    }

    List<String> lines() {
        return lines.subList(1, lines.size());
    }

    List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines()) {
            List<String> cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                row.put(columns.get(column), cells.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    List<String> column(String name) {
        return rows().stream().map(row -> row.get(name)).toList();
    }

    List<Map<String, String>> rowsOf(Notable person) {
        return rows().stream()
                .filter(row -> row.get(IDENTIFIER).equals(person.nationalId().value()))
                .toList();
    }

    /** What the file says of each, whatever the lines are about. */
    Map<String, List<String>> linesByPerson() {
        int column = columns.contains(IDENTIFIER)
                ? columns.indexOf(IDENTIFIER)
                : columns.indexOf("Identifiant national contenu dans la carte");
        Map<String, List<String>> people = new LinkedHashMap<>();
        for (String line : lines()) {
            people.computeIfAbsent(cells(line).get(column), id -> new ArrayList<>())
                    .add(line);
        }
        people.remove("");
        return people;
    }

    private static List<String> cells(String line) {
        List<String> cells = Arrays.asList(line.split("\\|", -1));
        return cells.subList(0, cells.size() - 1);
    }
}
