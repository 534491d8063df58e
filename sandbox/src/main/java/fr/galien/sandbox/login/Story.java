package fr.galien.sandbox.login;

import fr.galien.sandbox.net.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The steps taken so far. */
final class Story {

    private final List<Step> steps = new ArrayList<>();

    void exchanged(String what, Exchange exchange) {
        steps.add(new Step(steps.size() + 1, what, exchange.host(), exchange.status(), exchange.millis()));
    }

    void checked(String what, long millis) {
        steps.add(new Step(steps.size() + 1, what, "", 0, millis));
    }

    static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    List<Step> soFar() {
        return List.copyOf(steps);
    }
}
