package fr.galien.directory;

import java.time.Instant;

/**
 * What a load did.
 *
 * @param fileName  the name of the file, without its folder
 * @param digest    SHA-256 of the file, in hexadecimal
 * @param rows      rows read, the header apart
 * @param created   people the directory did not know
 * @param changed   people in practice of whom something changed
 * @param gone      people in practice who are no longer in the file: they leave practice on the day of the load
 * @param back      people who had left practice and are in the file again
 * @param unchanged people in practice of whom nothing changed
 * @param wrongKeys people of the file whose RPPS number has a wrong key: a warning, national samples carry some
 * @param loadedAt  when
 */
public record LoadReport(
        String fileName,
        String digest,
        long rows,
        long created,
        long changed,
        long gone,
        long back,
        long unchanged,
        long wrongKeys,
        Instant loadedAt) {

    /** People of the file. */
    public long people() {
        return created + changed + back + unchanged;
    }
}
