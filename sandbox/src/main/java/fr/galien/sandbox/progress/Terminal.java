package fr.galien.sandbox.progress;

import java.io.PrintStream;

/**
 * Where the command speaks to the person who typed it.
 *
 * @param out   standard output
 * @param looks what it can show
 */
public record Terminal(PrintStream out, Looks looks) {

    public static Terminal standard() {
        return new Terminal(System.out, Looks.of(System.out, System.getenv()));
    }

    /** The steps of a job, the way this terminal shows them best. */
    public Progress progress() {
        return looks.live() ? new LiveProgress(out, looks) : new PlainProgress(out, new StepLine(looks));
    }
}
