package fr.galien.testkit.card;

/**
 * The code that opens a card. It hides itself from logs; {@link #digits()} is the deliberate way to read it.
 *
 * @param digits 4 to 8 digits
 */
public record Pin(String digits) {

    /** Every test card's, as on the ANS test cards. */
    public static final Pin DEFAULT = new Pin("1234");

    public Pin {
        if (!digits.matches("\\d{4,8}")) {
            throw new IllegalArgumentException("a PIN is 4 to 8 digits");
        }
    }

    char[] chars() {
        return digits.toCharArray();
    }

    @Override
    public String toString() {
        return "Pin[hidden]";
    }
}
