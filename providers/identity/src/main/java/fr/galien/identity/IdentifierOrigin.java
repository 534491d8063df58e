package fr.galien.identity;

import java.util.regex.Pattern;

/**
 * The registry an identifier of a person comes from, by its first character (table TRE_G08), under the names of Pro Santé
 * Connect's {@code otherIds[].origine}.
 */
public enum IdentifierOrigin {
    ADELI('0'),
    CAB_ADELI('1'),
    FINESS('3'),
    SIREN('4'),
    SIRET('5'),
    CAB_RPPS('6'),
    RPPS('8'),
    /** A person registered by the identity platform: a UUID. */
    PSI(null),
    /** A test identity of the national service, {@code ANS…}. */
    EDIT(null),
    /** Anything else the national directory holds. */
    RASS(null);

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final int UUID_LENGTH = 36;

    private final Character typeDigit;

    IdentifierOrigin(Character typeDigit) {
        this.typeDigit = typeDigit;
    }

    static IdentifierOrigin of(String nationalId) {
        if (nationalId.length() == UUID_LENGTH && UUID.matcher(nationalId).matches()) {
            return PSI;
        }
        if (nationalId.startsWith("ANS")) {
            return EDIT;
        }
        for (IdentifierOrigin origin : values()) {
            if (origin.typeDigit != null && origin.typeDigit == nationalId.charAt(0)) {
                return origin;
            }
        }
        return RASS;
    }

    boolean hasTypeDigit() {
        return typeDigit != null;
    }
}
