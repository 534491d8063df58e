package fr.galien.tests.system;

import fr.galien.sandbox.login.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One good login of each person, for all tests that only look at what came out of it. */
final class Logins {

    private static final Map<String, Outcome.LoggedIn> DONE = new ConcurrentHashMap<>();

    private Logins() {}

    static Outcome.LoggedIn of(String card) {
        return DONE.computeIfAbsent(card, name -> switch (TheSandbox.get().login(name)) {
            case Outcome.LoggedIn done -> done;
            case Outcome.Refused refused ->
                throw new AssertionError("refused: " + refused.refusal().code());
            case Outcome.TurnedAway away -> throw new AssertionError("turned away: " + away.error());
            case Outcome.Broken broken -> throw new AssertionError(broken.what());
        });
    }
}
