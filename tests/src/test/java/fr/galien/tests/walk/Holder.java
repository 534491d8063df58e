package fr.galien.tests.walk;

import fr.galien.sandbox.login.Card;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.testkit.phone.Phone;

/**
 * Somebody of the directory, with every means there is for them, each of their own.
 *
 * @param phoneIs what their phone is worth
 */
record Holder(Human human, Card card, Phone phone, Did phoneIs, SoftwareKey securityKey, SoftwareKey passkey) {

    @Override
    public String toString() {
        return human.name();
    }
}
