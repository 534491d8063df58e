package fr.galien.testkit.nation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

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
        return new Civil(woman ? "MME" : "M", dice.pick(FAMILY_NAMES), givenName(woman, dice));
    }

    /** {@code Éloïse D'AUBREUIL} as {@code eloise.daubreuil}: what an e-mail address can carry. */
    String mailName() {
        return plain(givenName) + "." + plain(familyName);
    }

    private static String plain(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(bare.length());
        bare.chars().filter(one -> one >= 'a' && one <= 'z' || one == '-').forEach(one -> letters.append((char) one));
        return letters.toString();
    }

    static String givenName(boolean woman, Dice dice) {
        return dice.pick(woman ? WOMEN : MEN);
    }

    static String otherFamilyName(String familyName, Dice dice) {
        String other = dice.pick(FAMILY_NAMES);
        while (other.equals(familyName)) {
            other = dice.pick(FAMILY_NAMES);
        }
        return other;
    }
}
