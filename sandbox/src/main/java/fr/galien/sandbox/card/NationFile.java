package fr.galien.sandbox.card;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.Profession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The nation's newest extraction, read until the person is found. */
final class NationFile implements FindHolder {

    private static final String STUDENT = "E";

    /** No quoting, and a separator at the end of each line. */
    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setDelimiter('|')
            .setQuote(null)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setTrailingDelimiter(true)
            .get();

    private final Path directory;

    /** @param directory need not exist: nobody is found then */
    NationFile(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Holder> byNationalId(NationalId id) {
        try {
            Optional<Path> file = newest();
            return file.isPresent() ? find(id, file.get()) : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Trouble(
                    "BOX-1050",
                    "The nation's extraction in " + directory + " cannot be read.",
                    "Delete that directory and run 'galien up' again, or give --family-name and --given-name.");
        }
    }

    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, "PS_LibreAcces_Personne_activite*.txt")) {
            // The moment of generation ends the name.
            return StreamSupport.stream(files.spliterator(), false)
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        }
    }

    private static Optional<Holder> find(NationalId id, Path file) throws IOException {
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            return rows.stream()
                    .filter(row -> row.get("Identification nationale PP").equals(id.value()))
                    .findFirst()
                    .map(NationFile::holder);
        }
    }

    private static Holder holder(CSVRecord row) {
        return new Holder(
                row.get("Nom d'exercice"),
                row.get("Prénom d'exercice"),
                profession(row.get("Code profession"), row.get("Libellé profession")),
                row.isMapped("Code catégorie professionnelle")
                        && row.get("Code catégorie professionnelle").equals(STUDENT));
    }

    private static Optional<Profession> profession(String code, String label) {
        return code.matches("\\d{1,2}") && !label.isBlank()
                ? Optional.of(new Profession(Integer.parseInt(code), label))
                : Optional.empty();
    }
}
