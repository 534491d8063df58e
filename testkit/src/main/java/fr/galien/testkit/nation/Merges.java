package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that tells which ADELI and RPPS identifiers are one person: a header {@code N° ADELI;N° RPPS}, then a line for
 * each pair, {@code ;} between the two and none at the end, identifiers without their type digit; UTF-8, line feeds.
 *
 * @param pairs in the order of the file
 */
public record Merges(List<Pair> pairs) {

    /**
     * @param adeli the identifier given up
     * @param rpps  the one that stays
     */
    public record Pair(NationalId adeli, NationalId rpps) {}

    public Merges {
        pairs = List.copyOf(pairs);
    }

    /** Writes the file, whole or not at all; no name is published for it. */
    public Path write(Path file) throws IOException {
        return Writing.file(file, this::write);
    }

    /** Flushes and does not close. */
    public void write(OutputStream out) throws IOException {
        Writing.text(out, text -> {
            text.add("N° ADELI;N° RPPS\n");
            pairs.forEach(pair -> text.add(bare(pair.adeli()) + ";" + bare(pair.rpps()) + "\n"));
        });
    }

    private static String bare(NationalId id) {
        return id.withoutTypeDigit().orElseThrow();
    }
}
