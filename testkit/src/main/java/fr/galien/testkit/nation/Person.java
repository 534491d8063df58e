package fr.galien.testkit.nation;

import fr.galien.identity.Professional;
import java.util.List;

/**
 * Someone of the nation on some day. What the public file does not say of them (civil status, cards, diplomas, mailbox) is
 * made from this when a file asks.
 *
 * @param seed         the nation's
 * @param index        their place in it, which never changes and is never another's
 * @param civil        who they were on the first day, whatever changed since
 * @param professional as the public file shows them that day
 * @param edits        what happened to them since the first day, oldest first
 */
record Person(long seed, int index, Civil civil, Professional professional, List<Edit> edits) {

    /** Chance about one side of them, so that one more thing told of people changes nothing told before. */
    Dice dice(String side) {
        return Dice.of(notable() ? Notables.SEED : seed, side, index);
    }

    boolean notable() {
        return index < Notables.COUNT;
    }
}
