package fr.galien.testkit.nation;

import fr.galien.identity.Identifier;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each person of a nation by their place in it: first the notable ones, then one of every occupation, then by chance. */
final class People {

    /** From this size on, every occupation is there. */
    static final int ROLL_CALL = Notables.COUNT + Occupations.ALL.size();

    private final long seed;
    private final Sites sites;
    private final Careers careers;
    private final Edits edits;

    People(long seed, int size) {
        this.seed = seed;
        this.sites = new Sites(seed, size);
        this.careers = new Careers(sites);
        this.edits = new Edits(sites);
    }

    Sites sites() {
        return sites;
    }

    boolean possible(Change change, Professional person) {
        return edits.possible(change, person);
    }

    /** @param since what happened to them since the first day, oldest first */
    Person at(int index, List<Edit> since) {
        Person first = firstDay(index);
        Professional person = first.professional();
        for (Edit edit : since) {
            person = edits.apply(edit, index, person);
        }
        return new Person(seed, index, first.civil(), person, since);
    }

    private Person firstDay(int index) {
        if (index < Notables.COUNT) {
            Practice only = Notables.practice(index, sites, careers);
            return person(index, Numbers.rpps(index), Notables.civil(index), List.of(only));
        }
        Dice dice = Dice.of(seed, "person", index);
        Civil civil = Civil.any(dice);
        Occupation first = index < ROLL_CALL
                ? Occupations.ALL.get(index - Notables.COUNT)
                : dice.pick(Occupations.ALL, Occupation::weight);
        boolean active = index < ROLL_CALL || !dice.percent(6);
        List<Practice> practices = new ArrayList<>();
        practices.add(careers.practice(first, active, civil, dice));
        List<Occupation> seconds = Occupations.secondsOf(first);
        if (active && !seconds.isEmpty() && dice.percent(4)) {
            practices.add(careers.practice(dice.pick(seconds), true, civil, dice));
        }
        return person(index, identifier(first, index, dice), civil, practices);
    }

    /** A few of those whom no order registers still have the identifier of the registry that was withdrawn. */
    private static NationalId identifier(Occupation first, int index, Dice dice) {
        boolean leftBehind = first.registrar().startsWith("ARS") && dice.percent(2);
        return leftBehind && index >= ROLL_CALL ? Numbers.adeli(index) : Numbers.rpps(index);
    }

    private Person person(int index, NationalId id, Civil civil, List<Practice> practices) {
        Professional professional = new Professional(
                id,
                List.of(Identifier.of(id)),
                civil.civility(),
                civil.familyName(),
                civil.givenName(),
                practices,
                Optional.empty());
        return new Person(seed, index, civil, professional, List.of());
    }
}
