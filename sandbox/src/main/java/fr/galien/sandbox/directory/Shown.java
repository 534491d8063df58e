package fr.galien.sandbox.directory;

import java.util.regex.Pattern;

/** Text of somebody else's on a terminal: nothing in it moves the cursor, colours, or turns what is around it. */
final class Shown {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Shown() {}

    static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }
}
