package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import java.util.Locale;

/** Identifiers that belong to nobody. */
final class Numbers {

    private static final long FIRST = 9_970_000_000L;

    /** Ten digits from 9970000000 to 9979999999. */
    static final int MOST_PEOPLE = 10_000_000;

    private Numbers() {}

    /** The range 99700… holds 100,000 people; a larger nation goes on in 99701… and after, where nobody is either. */
    static NationalId rpps(int index) {
        return RppsNumber.withKey(String.valueOf(FIRST + index)).nationalId();
    }

    /** As test identifiers of the withdrawn ADELI registry are: with letters, here of the department {@code 0B}. */
    static NationalId adeli(int index) {
        return new NationalId("00B" + padded(index, 7));
    }

    /** With leading zeros, and in ASCII digits whatever the machine's language. */
    static String padded(int number, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }
}
