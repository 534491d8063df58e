package fr.galien.testkit.nation;

/**
 * One change of one person.
 *
 * @param seed of the day it came about, so that what changes twice changes to something else
 */
record Edit(Change change, long seed) {

    Dice dice(int index) {
        return Dice.of(seed, change.name(), index);
    }
}
