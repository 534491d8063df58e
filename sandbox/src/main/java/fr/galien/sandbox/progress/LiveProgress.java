package fr.galien.sandbox.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Redraws the running steps at the foot of the terminal; ended ones stay above, in the order of their ends. */
final class LiveProgress implements Progress {

    private static final long FRAME_MILLIS = 100;
    private static final String UP_ONE_LINE = "\u001b[1A";
    private static final String CLEAR_TO_END = "\u001b[0J";

    private final PrintStream out;
    private final StepLine line;
    private final String[] spinner;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private final Thread artist = new Thread(this::draw, "progress");
    private int drawn;
    private int frame;
    private boolean closed;

    LiveProgress(PrintStream out, Looks looks) {
        this.out = out;
        this.line = new StepLine(looks);
        this.spinner = looks.spinner();
        artist.setDaemon(true);
        artist.start();
    }

    @Override
    public synchronized void begins(String step) {
        running.put(step, System.nanoTime());
        redraw("");
    }

    @Override
    public synchronized void ends(String step, Duration took, String result) {
        running.remove(step);
        redraw(line.done(step, took, result) + System.lineSeparator());
    }

    @Override
    public synchronized void fails(String step, Duration took) {
        running.remove(step);
        redraw(line.failed(step, took) + System.lineSeparator());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        running.clear();
        redraw("");
        closed = true;
        notifyAll();
    }

    private synchronized void draw() {
        try {
            while (!closed) {
                wait(FRAME_MILLIS);
                frame = (frame + 1) % spinner.length;
                if (!running.isEmpty()) {
                    redraw("");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void redraw(String permanent) {
        if (closed) {
            return;
        }
        StringBuilder picture =
                new StringBuilder(UP_ONE_LINE.repeat(drawn)).append('\r').append(CLEAR_TO_END);
        picture.append(permanent);
        long now = System.nanoTime();
        running.forEach(
                (step, start) -> picture.append(line.running(spinner[frame], step, Duration.ofNanos(now - start)))
                        .append(System.lineSeparator()));
        drawn = running.size();
        out.print(picture);
        out.flush();
    }
}
