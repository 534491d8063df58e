package fr.galien.tests.walk;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Something that can be done to a login.
 *
 * @param weight   how often it is done beside the others that are possible
 * @param possible where one is
 * @param make     does it
 */
record Move(String name, int weight, Predicate<Walk> possible, Consumer<Walk> make) {}
