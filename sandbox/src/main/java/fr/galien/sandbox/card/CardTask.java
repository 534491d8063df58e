package fr.galien.sandbox.card;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.CardTrouble;
import fr.galien.testkit.card.TestCard;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the card commands have in common: the sandbox they work on, where they print, how they fail. */
abstract class CardTask implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            perform(out);
        } catch (CardTrouble trouble) {
            throw new Trouble(trouble.code(), trouble.getMessage(), trouble.wayOut());
        } finally {
            out.flush();
        }
        return 0;
    }

    abstract void perform(PrintWriter out);

    final SandboxHome home() {
        return home.home();
    }

    final CardBox box() {
        return new CardBox(home().cards());
    }

    final TestCard card(String name) {
        return box().find(name)
                .orElseThrow(() -> new Trouble(
                        "BOX-1047",
                        "There is no card named '" + name + "'.",
                        "See 'galien card list', or make it with 'galien card new'."));
    }
}
