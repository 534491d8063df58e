package fr.galien.pages;

import java.util.random.RandomGenerator;

/**
 * What a person reads out to support, and support looks for in the log: random, so it says nothing of anybody. Eight
 * characters that are not taken for one another, as {@code K7QM-2XTD}.
 */
public final class SupportReference {

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private SupportReference() {}

    public static String next(RandomGenerator random) {
        StringBuilder reference = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            if (at == LENGTH / 2) {
                reference.append('-');
            }
            reference.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return reference.toString();
    }
}
