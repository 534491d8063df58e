package fr.galien.factor;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a person calls a key of theirs. Keycloak wants another name for each credential of a person. */
public final class KeyName {

    private static final int LONGEST = 60;

    private KeyName() {}

    /**
     * @param typed may be anything
     * @param model what to call it if nothing was typed
     * @param taken the person's other names
     */
    public static String of(String typed, String model, Collection<String> taken) {
        String wanted = clean(typed).isEmpty() ? clean(model) : clean(typed);
        return IntStream.iterate(1, count -> count + 1)
                .mapToObj(count -> count == 1 ? wanted : wanted + " (" + count + ")")
                .filter(name -> taken.stream().noneMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElseThrow();
    }

    /** Without what does not show, or would change how the rest shows. */
    private static String clean(String name) {
        String shown = Objects.toString(name, "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", " ")
                .strip()
                .replaceAll("\\s+", " ");
        int end = Math.min(shown.codePointCount(0, shown.length()), LONGEST);
        return shown.substring(0, shown.offsetByCodePoints(0, end)).strip();
    }
}
