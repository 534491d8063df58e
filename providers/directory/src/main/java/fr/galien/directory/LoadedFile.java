package fr.galien.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that was read.
 *
 * @param name        without its folder; of a file in a zip, {@code zip!file}
 * @param sha256      of it, or of the zip it is in, in hexadecimal
 * @param kind        the published name of such files
 * @param datasets    what it fills
 * @param generatedAt when it was generated, as far as its name says
 * @param rows        rows read, the header apart
 * @param rejected    of these, put aside in the reject file
 * @param windows1252 whether it was in that old encoding rather than UTF-8
 */
public record LoadedFile(
        String name,
        String sha256,
        String kind,
        List<Dataset> datasets,
        Optional<Instant> generatedAt,
        long rows,
        long rejected,
        boolean windows1252) {

    public LoadedFile {
        datasets = List.copyOf(datasets);
    }

    /** The digest is known once the whole file was read. */
    public LoadedFile withSha256(String digest) {
        return new LoadedFile(name, digest, kind, datasets, generatedAt, rows, rejected, windows1252);
    }
}
