package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;

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

    /** Of 01 99 00 00 00 to 01 99 00 99 99, which the national numbering plan keeps for fiction; goes round after that. */
    static String phone(int number) {
        return "019900" + padded(number % 10_000, 4);
    }

    /** With leading zeros. */
    static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
