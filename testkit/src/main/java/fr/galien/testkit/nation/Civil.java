package fr.galien.testkit.nation;

import java.util.List;

/**
 * Who a person is, apart from what they practise.
 *
 * @param civility   {@code M} or {@code MME}
 * @param familyName in capitals, as the directory writes it
 * @param givenName  with its accents
 */
record Civil(String civility, String familyName, String givenName) {

    private static final List<String> FAMILY_NAMES = Lines.of("family-names.txt");
    private static final List<String> WOMEN = Lines.of("given-names-women.txt");
    private static final List<String> MEN = Lines.of("given-names-men.txt");

    static Civil any(Dice dice) {
        boolean woman = dice.percent(65);
        return new Civil(woman ? "MME" : "M", dice.pick(FAMILY_NAMES), dice.pick(woman ? WOMEN : MEN));
    }
}
