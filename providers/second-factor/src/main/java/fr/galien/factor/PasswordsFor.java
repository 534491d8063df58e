package fr.galien.factor;

import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may use a password with a code. People outside the directory have nothing else to begin with. Of those in it the realm
 * says: nobody, everybody, or who works in structures named by their FINESS number, because a hospital answers for its own.
 *
 * @param everybody  of the directory
 * @param structures FINESS numbers, of sites or of legal entities
 */
public record PasswordsFor(boolean everybody, Set<String> structures) {

    /** The realm attribute that says so; without it nobody of the directory may. */
    public static final String SETTING = "galien.password";

    /** Nine characters, the second of which is a letter in Corsica. */
    private static final Pattern FINESS = Pattern.compile("\\d[\\dAB]\\d{7}");

    public PasswordsFor {
        structures = Set.copyOf(structures);
    }

    /** A word that is none of these allows nobody. */
    public static PasswordsFor read(String setting) {
        String words = setting == null ? "" : setting.strip();
        return new PasswordsFor(
                words.equals("everybody"),
                Arrays.stream(words.split("[\\s,]+"))
                        .filter(word -> FINESS.matcher(word).matches())
                        .collect(Collectors.toSet()));
    }

    /** @param professional empty for somebody outside the directory */
    public boolean allow(Optional<Professional> professional) {
        return professional
                .map(known -> known.inPractice() && (everybody || worksIn(known).anyMatch(structures::contains)))
                .orElse(true);
    }

    private static Stream<String> worksIn(Professional professional) {
        return professional.practices().stream()
                .flatMap(practice -> practice.activities().stream())
                .map(activity -> activity.structure())
                .flatMap((Structure structure) -> Stream.of(structure.finess(), structure.finessLegalEntity()));
    }
}
