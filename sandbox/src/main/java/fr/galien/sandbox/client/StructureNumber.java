package fr.galien.sandbox.client;

import fr.galien.sandbox.Trouble;
import java.util.regex.Pattern;

/** The national number of a structure (Struct_IdNat): a digit for its kind, then a FINESS, a SIRET or another. */
public record StructureNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9][0-9A-Z]{8,29}");

    /**
     * @throws Trouble BOX-1092 when it is none
     */
    public StructureNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new Trouble(
                    "BOX-1092",
                    "\"" + value + "\" is not the number of a structure.",
                    "Give its kind and number without blanks: 1 and the FINESS number, or 3 and the SIRET number.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
