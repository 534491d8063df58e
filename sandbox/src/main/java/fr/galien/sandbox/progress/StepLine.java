package fr.galien.sandbox.progress;

import java.time.Duration;
import java.util.Locale;

/** The look of a step's line: mark, name, seconds, result, in columns. */
record StepLine(Looks looks) {

    private static final int NAME_WIDTH = 34;

    String running(String spinner, String step, Duration soFar) {
        return "  " + looks.emphasis(spinner) + " " + columns(step, soFar);
    }

    String done(String step, Duration took, String result) {
        return ("  " + looks.good(looks.tick()) + " " + columns(step, took) + "  " + looks.faint(result))
                .stripTrailing();
    }

    String failed(String step, Duration took) {
        return "  " + looks.bad(looks.cross()) + " " + columns(step, took);
    }

    private static String columns(String step, Duration took) {
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %6.1f s", step, took.toMillis() / 1000.0);
    }
}
