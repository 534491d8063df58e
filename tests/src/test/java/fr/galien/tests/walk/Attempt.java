package fr.galien.tests.walk;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.Software;

/** One login that a software asked for, wherever its pages are. */
final class Attempt {

    final Ask ask;
    final Software software;
    final boolean takesAll;

    Attempt(Ask ask, RegisteredClient client, boolean takesAll) {
        this.ask = ask;
        this.takesAll = takesAll;
        this.software = Software.of(client);
        ask.parameters().forEach(software::and);
    }

    /** Somebody did something that proves who they are. */
    record Proof(Human who, Did did) {}
}
