package fr.galien.sandbox.card;

import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.TestCard;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code galien card revoke}. */
@Command(
        name = "revoke",
        description = "Have the test authority revoke a card, for good: it is refused within seconds.",
        mixinStandardHelpOptions = true)
final class RevokeCard extends CardTask {

    @Parameters(paramLabel = "NAME", description = "As 'galien card list' shows it.")
    private String name;

    @Override
    void perform(PrintWriter out) {
        TestCard card = card(name);
        try {
            Lists.of(home()).revoke(card.certificate());
        } catch (IllegalArgumentException nobodys) {
            throw new Trouble(
                    "BOX-1051",
                    "The card '" + name + "' was not issued by the test authority, so that cannot revoke it.",
                    "Revoke one without that flaw; 'galien card list' shows them.");
        }
        out.printf("Card '%s' is revoked. See it refused: galien login --card %s%n", name, name);
    }
}
