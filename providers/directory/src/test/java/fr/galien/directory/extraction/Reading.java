package fr.galien.directory.extraction;

import fr.galien.directory.Dataset;
import fr.galien.directory.LoadedFile;
import fr.galien.identity.Professional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads files as a load does. */
final class Reading {

    private final Path folder;
    private List<LoadedFile> files;
    private long ofNobody;

    Reading(Path folder) {
        this.folder = folder;
    }

    /** In the order of their keys, those held back left out. */
    List<Professional> people(Path... paths) {
        List<Professional> people = new ArrayList<>();
        try (Rejects rejects = new Rejects(rejects());
                Extractions extractions =
                        new Extractions(folder, 64L << 20, rejects, id -> id, (dataset, spool) -> {})) {
            for (Path path : paths) {
                extractions.read(path, bytes -> {});
            }
            Spool rows = extractions.rows(Dataset.PEOPLE);
            for (int part = 0; part < rows.parts(); part++) {
                for (Records records = new Records(rows.part(part)); records.hasNext(); ) {
                    String key = records.key();
                    PersonRows person = new PersonRows(key, records.next());
                    if (!rejects.held(Dataset.PEOPLE).contains(key)) {
                        people.add(person.professional());
                    }
                }
            }
            files = extractions.files();
            ofNobody = rejects.ofNobody();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        people.sort(Comparator.comparing(person -> person.key().value()));
        return people;
    }

    LoadedFile file() {
        return files.getFirst();
    }

    /** Lines of which nobody can tell whose they are. */
    long ofNobody() {
        return ofNobody;
    }

    Path rejects() {
        return folder.resolve("rejects.txt");
    }

    List<String> rejected() {
        try {
            return Files.readAllLines(rejects());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
