package fr.galien.testkit.nation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A commune.
 *
 * @param communeCode code commune (INSEE)
 * @param postalCode  one of its postal codes
 * @param name        libellé commune
 */
record Town(String communeCode, String postalCode, String name) {

    static final List<Town> ALL = Lines.of("towns.csv").stream()
            .map(line -> line.split("\\|"))
            .map(cells -> new Town(cells[0], cells[1], cells[2]))
            .toList();

    private static final Map<String, Town> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Town::communeCode, Function.identity()));

    /** Code département: two characters, {@code 2A} and {@code 2B} in Corsica, three overseas. */
    String department() {
        return communeCode.substring(0, communeCode.startsWith("97") ? 3 : 2);
    }

    static Town of(String communeCode) {
        return BY_CODE.get(communeCode);
    }
}
