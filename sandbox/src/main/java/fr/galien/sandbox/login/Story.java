package fr.galien.sandbox.login;

import fr.galien.sandbox.net.Exchange;
import java.util.ArrayList;
import java.util.List;

/** The steps taken so far. */
final class Story {

    private final List<Step> steps = new ArrayList<>();

    void exchanged(String what, Exchange exchange) {
        steps.add(new Step(steps.size() + 1, what, exchange.host(), exchange.status(), exchange.millis()));
    }

    void checked(String what, long millis) {
        steps.add(new Step(steps.size() + 1, what, "", 0, millis));
    }

    List<Step> soFar() {
        return List.copyOf(steps);
    }
}
