package fr.galien.sandbox.key;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.KeyEnrolment;
import fr.galien.sandbox.login.LoginStopped;
import fr.galien.sandbox.login.Outcome;
import fr.galien.testkit.key.SoftwareKey;
import java.util.Optional;

/**
 * A key that was just added to what somebody logs in with.
 *
 * @param worth from then on
 */
public record NewKey(HeldKey key, KeyEnrolment.Worth worth) {

    /**
     * Makes a key and adds it with somebody's card.
     *
     * @param card the card's name
     * @param name of the key
     * @throws Trouble BOX-1136 when the pages did not add it; as {@link Card#find} and {@link KeyBox} do
     */
    public static NewKey of(SandboxHome home, String card, String name, boolean synced) {
        KeyBox box = new KeyBox(home);
        box.requireFree(name);
        Card shown = Card.find(home, card, Optional.empty());
        SoftwareKey key = box.blank(synced);
        try {
            KeyEnrolment.Worth worth = new KeyEnrolment(home).add(key, name, shown);
            return new NewKey(box.keep(name, key), worth);
        } catch (LoginStopped e) {
            throw stopped(e.outcome());
        }
    }

    private static Trouble stopped(Outcome outcome) {
        String why = switch (outcome) {
            case Outcome.Refused(var steps, var refusal, int status) ->
                refusal.code() + ": " + refusal.sentence() + " " + refusal.hint();
            case Outcome.TurnedAway(var steps, String error, String description) ->
                "it answered " + error + " " + description;
            case Outcome.Broken(var steps, String what) -> what;
            case Outcome.LoggedIn done -> "it logged in";
        };
        return new Trouble(
                "BOX-1136",
                "The key was not added: " + why.strip() + (why.strip().endsWith(".") ? "" : "."),
                "Try the card by itself with ./galien login --card.");
    }
}
