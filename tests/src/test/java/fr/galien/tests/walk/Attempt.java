package fr.galien.tests.walk;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.Software;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One login that a software asked for, wherever its pages are. */
final class Attempt {

    final Ask ask;
    final Software software;
    final boolean takesAll;
    final String client;

    /** Whose card was read for it last. */
    Optional<Human> card = Optional.empty();

    /** Who approved what a phone was asked for it, by the link that asked. */
    final Map<String, Human> approved = new HashMap<>();

    /** What was done and taken, where something is still to be done before there are tokens. */
    Optional<Proof> done = Optional.empty();

    Attempt(Ask ask, RegisteredClient client, boolean takesAll) {
        this.ask = ask;
        this.client = client.id();
        this.takesAll = takesAll;
        this.software = Software.of(client);
        ask.parameters().forEach(software::and);
    }

    /** Somebody did something that proves who they are. */
    record Proof(Human who, Did did) {}
}
