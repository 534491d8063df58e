package fr.galien.directory;

import fr.galien.identity.Structure;
import java.util.Optional;

/** Where a structure is, as far as the directory says. */
public final class Places {

    private Places() {}

    /**
     * The département: two characters, three overseas ({@code 974}); empty if it cannot be told. The national file leaves its
     * own column empty, so the commune tells it (code officiel géographique), else the postal code, which does not tell the
     * two of Corsica apart.
     */
    public static Optional<String> department(Structure structure) {
        if (!structure.departmentCode().isEmpty()) {
            return Optional.of(structure.departmentCode());
        }
        return beginning(structure.communeCode()).or(() -> beginning(structure.postalCode()));
    }

    private static Optional<String> beginning(String code) {
        int length = code.startsWith("97") || code.startsWith("98") ? 3 : 2;
        return code.length() == 5 ? Optional.of(code.substring(0, length)) : Optional.empty();
    }
}
