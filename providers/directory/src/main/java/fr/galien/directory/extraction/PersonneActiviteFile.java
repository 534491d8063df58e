package fr.galien.directory.extraction;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.identity.NationalId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A {@code PS_LibreAcces_Personne_activite} text file: UTF-8, {@code |} between fields and usually at the end of each line,
 * one header line, neither quotes nor escapes (source: "Annuaire Santé, extractions en libre accès"). Several rows make
 * one person; their order does not matter. The people of the file are held in memory.
 */
public final class PersonneActiviteFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter('|')
            .setQuote(null)
            .setEscape(null)
            .get();

    private final Path file;

    public PersonneActiviteFile(Path file) {
        this.file = file;
    }

    /** @throws LoadRefused if any of it cannot be understood */
    public Extraction read() {
        String fileName = file.getFileName().toString();
        MessageDigest sha256 = sha256();
        try (InputStream bytes = Files.newInputStream(file);
                Reader text = strictUtf8(new DigestInputStream(bytes, sha256));
                CSVParser parser =
                        CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
            People people = new People(parser);
            // The parser has read to the end, hence so has the digest.
            return new Extraction(
                    fileName,
                    HexFormat.of().formatHex(sha256.digest()),
                    people.rows,
                    people.byLowerCaseId.values().stream()
                            .map(PersonRows::professional)
                            .toList());
        } catch (IOException e) {
            throw new LoadRefused(whyUnreadable(fileName, e), e);
        } catch (UncheckedIOException e) {
            throw new LoadRefused(whyUnreadable(fileName, e.getCause()), e);
        }
    }

    private static LoadRefusal whyUnreadable(String fileName, IOException e) {
        return e instanceof CharacterCodingException
                ? new LoadRefusal.NotUtf8(fileName)
                : new LoadRefusal.FileUnreadable(fileName);
    }

    private static Reader strictUtf8(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The rows of a file, gathered by person. */
    private static final class People {

        private final Map<String, PersonRows> byLowerCaseId = new TreeMap<>();
        private long rows;

        People(CSVParser parser) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new LoadRefused(new LoadRefusal.ColumnMissing(Column.NATIONAL_ID.publishedName()));
            }
            Header header = Header.of(records.next().toList());
            while (records.hasNext()) {
                CSVRecord fields = records.next();
                add(header.row(parser.getCurrentLineNumber(), fields.toList()));
                rows++;
            }
        }

        private void add(Row row) {
            NationalId id = row.nationalId();
            byLowerCaseId
                    .computeIfAbsent(id.value().toLowerCase(Locale.ROOT), unseen -> new PersonRows(id))
                    .add(row);
        }
    }
}
