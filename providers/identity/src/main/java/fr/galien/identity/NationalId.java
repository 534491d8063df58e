package fr.galien.identity;

import java.util.Objects;
import java.util.Optional;

/**
 * The national identifier of a person (IdNatPS): a type digit (table TRE_G08) followed by the identifier itself, for
 * example {@code 8} and an RPPS number. Length and characters differ by type, and {@code /} is legal inside
 * ({@code 5} + SIRET + {@code /} + internal number), so it is a string and never a number.
 *
 * <p>It names a person: {@link #toString()} hides it so that it cannot reach a log by accident; {@link #value()} is the
 * deliberate way to read it.
 *
 * @param value 2 to 64 characters among letters, digits and {@code . _ / -}
 */
public record NationalId(String value) {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 64;

    public NationalId {
        Objects.requireNonNull(value);
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "not a national identifier: 2 to 64 letters, digits, '.', '_', '/' or '-'");
        }
    }

    /** As {@link #NationalId}, empty where the text cannot be a national identifier. */
    public static Optional<NationalId> parse(String text) {
        return text != null && isOne(text) ? Optional.of(new NationalId(text)) : Optional.empty();
    }

    /**
     * What a person typed: an RPPS number with or without its leading {@code 8}, with or without spaces, or any other
     * national identifier as it is. Strict, unlike the directory: a wrong RPPS key is a typing error.
     */
    public static Optional<NationalId> typed(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String compact = text.replaceAll("[\\s\\u00A0.]", "");
        if (compact.matches("8?\\d{11}")) {
            return RppsNumber.parse(compact.substring(compact.length() - RppsNumber.LENGTH))
                    .filter(RppsNumber::keyIsRight)
                    .map(RppsNumber::nationalId);
        }
        return parse(compact);
    }

    /** Where the identifier comes from, told by its first character, as Pro Santé Connect's {@code otherIds[].origine}. */
    public IdentifierOrigin origin() {
        return IdentifierOrigin.of(value);
    }

    /** The identifier without its type digit, empty where the type has none (PSI, EDIT…). */
    public Optional<String> withoutTypeDigit() {
        return origin().hasTypeDigit() ? Optional.of(value.substring(1)) : Optional.empty();
    }

    /** The RPPS number in it, if it is one. */
    public Optional<RppsNumber> rpps() {
        return origin() == IdentifierOrigin.RPPS ? RppsNumber.parse(value.substring(1)) : Optional.empty();
    }

    /** By hand: asked of every line of a nation, where a pattern takes longer than all the rest. */
    private static boolean isOne(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isLetterOrDigit(c) && "._/-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    @Override
    public String toString() {
        return "NationalId[hidden]";
    }
}
