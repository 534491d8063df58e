package fr.galien.tests.walk;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.Software;
import java.util.Optional;

/** One login that a software asked for, wherever its pages are. */
final class Attempt {

    final Ask ask;
    final Software software;
    final boolean takesAll;

    /** Whose card was read in it last: a yes to its name logs in. */
    Optional<Human> card = Optional.empty();

    /** What asked a phone last: once one has approved it, going on logs in. */
    Optional<String> link = Optional.empty();

    Attempt(Ask ask, RegisteredClient client, boolean takesAll) {
        this.ask = ask;
        this.takesAll = takesAll;
        this.software = Software.of(client);
        ask.parameters().forEach(software::and);
    }

    /** It begins anew: what was done for it is worth nothing any more. */
    void restarts() {
        card = Optional.empty();
        link = Optional.empty();
    }

    Optional<Proof> ofCard() {
        return card.map(human -> new Proof(human, Did.CARD));
    }

    /** Somebody did something that proves who they are. */
    record Proof(Human who, Did did) {}
}
