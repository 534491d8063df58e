package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.CardType;
import fr.galien.testkit.card.Profession;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A card in the box for each notable person of the nation: the one that the file of card holders tells of. */
final class DemoCards {

    private static final String STUDENT = "E";

    private DemoCards() {}

    /** @return how many had to be made */
    static int issue(SandboxHome home, CardAuthority authority, Clock clock, SecureRandom random) {
        CardBox box = new CardBox(home.cards());
        Set<String> present = box.list().stream().map(label -> label.name()).collect(Collectors.toSet());
        List<Notable> missing = Nation.notable().stream()
                .filter(notable -> !present.contains(notable.cardName()))
                .toList();
        missing.forEach(
                notable -> box.add(order(notable, authority, clock, random).issue()));
        return missing.size();
    }

    private static CardRequest order(Notable notable, CardAuthority authority, Clock clock, SecureRandom random) {
        CardRequest order = authority
                .cards(clock, random)
                .holder(notable.nationalId(), capitals(notable.familyName()), capitals(notable.givenName()))
                .named(notable.cardName())
                .number(notable.cardNumber());
        return order.profession(new Profession(Integer.parseInt(notable.professionCode()), notable.professionLabel()))
                .type(isStudent(notable) ? CardType.CPF : CardType.CPS);
    }

    private static boolean isStudent(Notable notable) {
        return new Nation(NationFile.SEED, Nation.SMALLEST)
                .people()
                .limit(Nation.notable().size())
                .filter(person -> person.key().equals(notable.nationalId()))
                .flatMap(person -> person.practices().stream())
                .anyMatch(practice -> practice.categoryCode().equals(STUDENT));
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.FRENCH);
    }
}
