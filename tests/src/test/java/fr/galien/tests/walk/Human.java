package fr.galien.tests.walk;

import fr.galien.sandbox.login.Card;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.testkit.phone.Phone;

/**
 * Somebody with every kind of means, each of their own.
 *
 * @param name    in the story of a walk
 * @param id      what tokens call them
 * @param phoneIs what their phone is worth
 */
record Human(
        String name, String id, Card card, Phone phone, Did phoneIs, SoftwareKey securityKey, SoftwareKey passkey) {

    @Override
    public String toString() {
        return name;
    }
}
