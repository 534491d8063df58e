package fr.galien.testkit.nation;

import fr.galien.identity.Practice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A card of a professional (CPS) or of a student (CPF), as the public file of card holders shows it.
 *
 * @param number       {@link #number(int, int)}
 * @param typeCode     {@code CPS} or {@code CPF}
 * @param practice     what it is for: who has two practices has two cards
 * @param validFrom    first day
 * @param validUntil   last day, three years later
 * @param opposedOn    the day it was put in opposition, if it was
 */
public record Card(
        String number,
        String typeCode,
        Practice practice,
        LocalDate validFrom,
        LocalDate validUntil,
        Optional<LocalDate> opposedOn) {

    /** Cards in force began between this day and {@value #ISSUE_DAYS} days later, whatever day the file is of. */
    private static final LocalDate FIRST_ISSUE = LocalDate.of(2023, 12, 1);

    private static final int ISSUE_DAYS = 1_000;

    private static final int YEARS_VALID = 3;

    /**
     * The number of a card: {@code 99}, the person's place in the nation on seven digits and the rank of the card among
     * theirs. Ten digits, as in certificates. No range is published as reserved for tests; numbers seen in real
     * certificates begin with {@code 28}.
     *
     * @param index the person's place, from 0; the notable people have the first places, in their order
     * @param rank  from 0 to 9, in the order of the file; each notable person has rank 0 alone, in force
     */
    public static String number(int index, int rank) {
        if (index < 0 || index >= Numbers.MOST_PEOPLE || rank < 0 || rank > 9) {
            throw new IllegalArgumentException("no such card: " + index + ", " + rank);
        }
        return "99" + Numbers.padded(index, 7) + rank;
    }

    /** The day of the last event of the card. */
    public LocalDate updatedOn() {
        return opposedOn.orElse(validFrom);
    }

    /** Every card of someone, practice by practice and oldest first; some have none. */
    static List<Card> of(Person who) {
        List<Card> cards = new ArrayList<>();
        Dice dice = who.dice("cards");
        for (Practice practice : who.professional().practices()) {
            boolean byRoleAlone = practice.professionCode().equals("99");
            if (!byRoleAlone) {
                add(cards, who, practice, dice);
            }
        }
        return List.copyOf(cards);
    }

    private static void add(List<Card> cards, Person who, Practice practice, Dice dice) {
        LocalDate issued = FIRST_ISSUE.plusDays(dice.below(ISSUE_DAYS));
        LocalDate before = issued.minusDays(300L + dice.below(600));
        LocalDate opposed = issued.minusDays(1L + dice.below(30));
        int chance = who.notable() ? 0 : dice.below(100);
        Pack pack = new Pack(cards, who.index(), practice);
        if (chance < 55) {
            pack.add(issued, Optional.empty());
        } else if (chance < 68) { // renewed: the one before it ran out a month after
            pack.add(issued.minusYears(YEARS_VALID).plusDays(30), Optional.empty());
            pack.add(issued, Optional.empty());
        } else if (chance < 78) { // lost or stolen, and replaced
            pack.add(before, Optional.of(opposed));
            pack.add(issued, Optional.empty());
        } else if (chance < 81) { // renewed, then lost and replaced
            pack.add(before.minusYears(YEARS_VALID), Optional.empty());
            pack.add(before, Optional.of(opposed));
            pack.add(issued, Optional.empty());
        } else if (chance < 85) { // lost or stolen, and not replaced
            pack.add(issued, Optional.of(issued.plusDays(10L + dice.below(50))));
        } // else none
    }

    private record Pack(List<Card> cards, int index, Practice practice) {

        void add(LocalDate from, Optional<LocalDate> opposedOn) {
            cards.add(new Card(
                    number(index, cards.size()),
                    practice.categoryCode().equals("E") ? "CPF" : "CPS",
                    practice,
                    from,
                    from.plusYears(YEARS_VALID),
                    opposedOn));
        }
    }
}
