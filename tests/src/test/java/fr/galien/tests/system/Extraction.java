package fr.galien.tests.system;

import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The nation's extraction, read by the names of its columns and by none of the code under test. */
final class Extraction {

    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter('|')
            .setQuote(null)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();

    private final Path file;

    private Extraction(Path file) {
        this.file = file;
    }

    static Extraction ofTheSandbox() {
        return new Extraction(TheSandbox.get().extraction());
    }

    /** The lines about the holder of a card, each with its cells by column. */
    List<Map<String, String>> linesOf(String card) {
        String holder = notable(card).nationalId().value();
        try (Reader text = Files.newBufferedReader(file);
                CSVParser lines = FORMAT.parse(text)) {
            return lines.stream()
                    .filter(line -> line.get("Identification nationale PP").equals(holder))
                    .map(CSVRecord::toMap)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Notable notable(String card) {
        return Nation.notable().stream()
                .filter(notable -> notable.cardName().equals(card))
                .findFirst()
                .orElseThrow();
    }
}
