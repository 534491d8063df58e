package fr.galien.sandbox.directory;

import fr.galien.directory.BillingEntry;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefusal.BillingLines.Line;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.jdbc.BillingLoad.Numbered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A billing register as a file has it, line by line. Whoever reads it to its end has met no bad line: those are collected, and
 * refused together after the last.
 */
final class BillingFile implements Iterator<Numbered>, AutoCloseable {

    private static final List<String> COLUMNS =
            List.of("national_id", "structure", "identifiant_facturation", "code_specialite_amo");

    /** No quotes: as the national extractions, a field is what is between two separators. */
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter('|')
            .setQuote(null)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setIgnoreEmptyLines(false)
            .get();

    /** Spreadsheets put one before the first line. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** Beyond, it is another file. */
    private static final int MOST_BAD = 1_000;

    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<Line> bad = new ArrayList<>();
    private Optional<Numbered> next = Optional.empty();
    private boolean any;

    private BillingFile(String name, CSVParser parser) {
        this.name = name;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /** @throws LoadRefused if it cannot be read, or its first line names not each column once */
    static BillingFile open(Path file) {
        String name = file.getFileName().toString();
        CSVParser parser;
        try {
            BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            parser = FORMAT.parse(text);
        } catch (IOException e) {
            throw new LoadRefused(new LoadRefusal.FileUnreadable(name), e);
        } catch (IllegalArgumentException e) {
            throw new LoadRefused(new LoadRefusal.BillingEmpty(name), e);
        }
        if (parser.getHeaderNames().isEmpty()) {
            throw new LoadRefused(new LoadRefusal.BillingEmpty(name));
        }
        for (String column : COLUMNS) {
            if (!parser.getHeaderNames().contains(column)) {
                throw new LoadRefused(new LoadRefusal.ColumnMissing("billing register", column));
            }
        }
        return new BillingFile(name, parser);
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && recordFollows()) {
            any = true;
            CSVRecord record = records.next();
            // The header is line 1 and no record of the parser's.
            next = entry(record, record.getRecordNumber() + 1);
        }
        if (next.isEmpty() && !bad.isEmpty()) {
            throw new LoadRefused(new LoadRefusal.BillingLines(bad));
        }
        if (!any) {
            throw new LoadRefused(new LoadRefusal.BillingEmpty(name));
        }
        return next.isPresent();
    }

    @Override
    public Numbered next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Numbered one = next.orElseThrow();
        next = Optional.empty();
        return one;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean recordFollows() {
        try {
            return bad.size() < MOST_BAD && records.hasNext();
        } catch (UncheckedIOException e) {
            // Not UTF-8, or the file went away.
            throw new LoadRefused(new LoadRefusal.FileUnreadable(name), e);
        }
    }

    private Optional<Numbered> entry(CSVRecord record, long line) {
        if (!record.isConsistent()) {
            bad.add(new Line(line, "it does not have the fields of the first line"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Numbered(
                    line,
                    BillingEntry.of(
                            record.get(COLUMNS.get(0)),
                            record.get(COLUMNS.get(1)),
                            record.get(COLUMNS.get(2)),
                            record.get(COLUMNS.get(3)))));
        } catch (IllegalArgumentException e) {
            bad.add(new Line(line, e.getMessage() + " is not one"));
            return Optional.empty();
        }
    }
}
