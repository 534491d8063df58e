package fr.galien.testkit.nation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A commune.
 *
 * @param communeCode code commune (INSEE)
 * @param postalCode  one of its postal codes
 * @param name        libellé commune
 */
record Town(String communeCode, String postalCode, String name) {

    /** Some of the largest. */
    static final List<Town> LARGE = read("towns.csv");

    /** With them one town of every other department, so that none is left out: 2A, 2B and 971 to 978 among them. */
    static final List<Town> ALL =
            Stream.concat(LARGE.stream(), read("prefectures.csv").stream()).toList();

    private static final Map<String, Town> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Town::communeCode, Function.identity()));

    private static List<Town> read(String resource) {
        return Lines.of(resource).stream()
                .map(line -> line.split("\\|"))
                .map(cells -> new Town(cells[0], cells[1], cells[2]))
                .toList();
    }

    /** Code département: two characters, {@code 2A} and {@code 2B} in Corsica, three overseas. */
    String department() {
        return communeCode.substring(0, communeCode.startsWith("97") ? 3 : 2);
    }

    static Town of(String communeCode) {
        return BY_CODE.get(communeCode);
    }
}
