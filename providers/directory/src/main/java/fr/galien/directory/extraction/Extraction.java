package fr.galien.directory.extraction;

import fr.galien.identity.Professional;
import java.util.List;

/**
 * What a file says.
 *
 * @param fileName without its folder
 * @param digest   SHA-256 of its bytes, in hexadecimal
 * @param rows     rows read, the header apart
 * @param people   in the order of their keys, each once, all in practice
 */
public record Extraction(String fileName, String digest, long rows, List<Professional> people) {

    public Extraction {
        people = List.copyOf(people);
    }

    /** People whose RPPS number has a wrong key: taken as they are, since national samples carry some. */
    public long wrongKeys() {
        return people.stream()
                .flatMap(person -> person.key().rpps().stream())
                .filter(number -> !number.keyIsRight())
                .count();
    }

    @Override
    public String toString() {
        return "Extraction[" + fileName + ", " + rows + " rows, " + people.size() + " people]";
    }
}
