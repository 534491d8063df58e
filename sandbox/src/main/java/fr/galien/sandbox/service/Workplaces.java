package fr.galien.sandbox.service;

import fr.galien.identity.Activity;
import fr.galien.identity.NationalId;
import fr.galien.identity.Structure;
import fr.galien.testkit.nation.Nation;
import java.util.List;
import java.util.stream.Stream;

/** Where the notable people of a nation work. Their numbers and structures are the same in every nation. */
public final class Workplaces {

    private static final long ANY_SEED = 1;

    private Workplaces() {}

    /**
     * One activity of one of them.
     *
     * @param professionCode code profession
     * @param student        whether they practise under somebody else's name
     */
    record Workplace(NationalId person, String professionCode, boolean student, Activity activity) {

        String structure() {
            return number(activity.structure());
        }
    }

    static Stream<Workplace> all() {
        return new Nation(ANY_SEED, Nation.SMALLEST)
                .people()
                .limit(Nation.notable().size())
                .flatMap(person -> person.practices().stream()
                        .flatMap(practice -> practice.activities().stream()
                                .map(activity -> new Workplace(
                                        person.key(),
                                        practice.professionCode(),
                                        practice.categoryCode().equals("E"),
                                        activity))));
    }

    /** The numbers (Struct_IdNat) of the structures they work in, each once. */
    public static List<String> structures() {
        return all().map(Workplace::structure).distinct().toList();
    }

    /** As the directory writes it. */
    private static String number(Structure structure) {
        return structure.formerId();
    }
}
