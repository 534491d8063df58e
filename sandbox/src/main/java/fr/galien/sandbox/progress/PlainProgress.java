package fr.galien.sandbox.progress;

import java.io.PrintStream;
import java.time.Duration;

/** One line per ended step: for logs, pipes and terminals without a cursor. */
final class PlainProgress implements Progress {

    private final PrintStream out;
    private final StepLine line;

    PlainProgress(PrintStream out, StepLine line) {
        this.out = out;
        this.line = line;
    }

    @Override
    public void begins(String step) {
        // its end says it all
    }

    @Override
    public synchronized void ends(String step, Duration took, String result) {
        out.println(line.done(step, took, result));
    }

    @Override
    public synchronized void fails(String step, Duration took) {
        out.println(line.failed(step, took));
    }
}
