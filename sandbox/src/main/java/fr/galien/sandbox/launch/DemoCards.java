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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A card in the box for each notable person of the nation. */
final class DemoCards {

    /** A student's code has the letter E after the profession's two digits. */
    private static final Pattern PROFESSION = Pattern.compile("(\\d{1,2})(E?)");

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
                .named(notable.cardName());
        Matcher code = PROFESSION.matcher(notable.professionCode());
        if (!code.matches()) {
            return order;
        }
        return order.profession(new Profession(Integer.parseInt(code.group(1)), notable.professionLabel()))
                .type(code.group(2).isEmpty() ? CardType.CPS : CardType.CPF);
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.FRENCH);
    }
}
