package fr.galien.testkit.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the restricted file (RASS) alone says of a person.
 *
 * @param familyName    nom de famille, from birth: another than the nom d'exercice for some women
 * @param givenNames    one to three, in the order of the civil status
 * @param birthDate     from 1950 to 1999, of a student from 1998 to 2006
 * @param birthCommune  code commune (INSEE), empty if born abroad
 * @param birthCountry  code pays (INSEE), {@code 99000} for France
 * @param birthPlace    lieu de naissance
 * @param sexCode       {@code M} or {@code F}
 * @param phone         private, in the range 01 99 00; empty for some
 * @param email         private, under {@code .example}; empty for some
 */
record CivilStatus(
        String familyName,
        List<String> givenNames,
        LocalDate birthDate,
        String birthCommune,
        String birthCountry,
        String birthPlace,
        String sexCode,
        String phone,
        String email) {

    private static final int GIVEN_NAMES = 3;
    private static final List<Coded> ABROAD =
            List.of(new Coded("99134", "MADRID"), new Coded("99139", "LISBOA"), new Coded("99352", "ALGER"));

    static CivilStatus of(Person who) {
        Civil known = who.civil();
        Dice dice = who.dice("civil status");
        boolean woman = known.civility().equals("MME");
        boolean married = woman && dice.percent(30);
        String familyName = married ? Civil.otherFamilyName(known.familyName(), dice) : known.familyName();
        boolean abroad = dice.percent(8);
        Coded foreign = dice.pick(ABROAD);
        Town town = dice.pick(Town.ALL);
        return new CivilStatus(
                familyName,
                givenNames(known.givenName(), woman, dice),
                birthDate(who, dice),
                abroad ? "" : town.communeCode(),
                abroad ? foreign.code() : "99000",
                abroad ? foreign.label() : town.name(),
                woman ? "F" : "M",
                dice.percent(85) ? Numbers.phone(dice.below(10_000)) : "",
                email(who, dice.percent(90)));
    }

    /** As the file joins them: always two separators, whatever is missing. */
    String joinedGivenNames() {
        return String.join("'", givenNames) + "'".repeat(GIVEN_NAMES - givenNames.size());
    }

    private static LocalDate birthDate(Person who, Dice dice) {
        boolean student =
                who.professional().practices().getFirst().categoryCode().equals("E");
        return student
                ? LocalDate.of(1998, 1, 1).plusDays(dice.below(3_000))
                : LocalDate.of(1950, 1, 1).plusDays(dice.below(18_000));
    }

    private static List<String> givenNames(String first, boolean woman, Dice dice) {
        List<String> names = new ArrayList<>(List.of(first));
        int wanted = 1 + dice.below(GIVEN_NAMES);
        while (names.size() < wanted) {
            String next = Civil.givenName(woman, dice);
            if (!names.contains(next)) {
                names.add(next);
            }
        }
        return List.copyOf(names);
    }

    /** The number of changes is in the address, so that each gives another. */
    private static String email(Person who, boolean any) {
        long changes = who.edits().stream()
                .filter(edit -> edit.change() == Change.PRIVATE_EMAIL)
                .count();
        if (changes == 0 && !any) {
            return "";
        }
        return who.civil().mailName() + "." + who.index() + (changes == 0 ? "" : "." + changes) + "@courriel.example";
    }
}
