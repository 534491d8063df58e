package fr.galien.sandbox.card;

import fr.galien.testkit.card.CardLabel;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code galien card list}. */
@Command(name = "list", description = "Show the cards there are.", mixinStandardHelpOptions = true)
final class ListCards extends CardTask {

    private static final String ROW = "%-40s %-5s %-26s %-22s %s%n";

    @Override
    void perform(PrintWriter out) {
        List<CardLabel> labels = box().list();
        if (labels.isEmpty()) {
            out.println("No card yet. Make one for somebody of the nation: galien card new --holder <RPPS number>");
            return;
        }
        out.printf(ROW, "NAME", "TYPE", "HOLDER", "ISSUED BY", "FLAWS");
        for (CardLabel label : labels) {
            out.printf(
                    ROW,
                    label.name(),
                    label.type(),
                    label.holder().value(),
                    Described.environment(label.environment()),
                    Described.flaws(label.flaws()));
        }
    }
}
