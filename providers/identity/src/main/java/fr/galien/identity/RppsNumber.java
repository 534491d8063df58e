package fr.galien.identity;

import java.util.Optional;

/**
 * An RPPS number: ten digits and a Luhn key over the eleven. National samples carry wrong keys, so a number of the
 * directory is taken as it is and {@link #keyIsRight()} is asked only of what a person types.
 *
 * @param digits exactly 11 digits, without the type digit {@code 8}
 */
public record RppsNumber(String digits) {

    public static final int LENGTH = 11;

    /** The range reserved for test people: numbers beginning with these digits belong to nobody. */
    public static final String TEST_RANGE = "99700";

    public RppsNumber {
        if (!isOne(digits)) {
            throw new IllegalArgumentException("not an RPPS number: 11 digits expected");
        }
    }

    public static Optional<RppsNumber> parse(String text) {
        return isOne(text) ? Optional.of(new RppsNumber(text)) : Optional.empty();
    }

    /** The number whose first ten digits are given, completed with its key. */
    public static RppsNumber withKey(String tenDigits) {
        return new RppsNumber(tenDigits + (10 - luhnSum(tenDigits + '0') % 10) % 10);
    }

    public boolean keyIsRight() {
        return luhnSum(digits) % 10 == 0;
    }

    public boolean isOfTheTestRange() {
        return digits.startsWith(TEST_RANGE);
    }

    public NationalId nationalId() {
        return new NationalId('8' + digits);
    }

    @Override
    public String toString() {
        return "RppsNumber[hidden]";
    }

    private static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
