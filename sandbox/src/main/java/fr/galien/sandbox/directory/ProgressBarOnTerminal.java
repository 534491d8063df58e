package fr.galien.sandbox.directory;

import fr.galien.directory.LoadProgress;
import fr.galien.sandbox.progress.Looks;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for each stage of a load, with its rate and the time that remains. */
final class ProgressBarOnTerminal implements ClosableProgress {

    private static final int FRAME_MILLIS = 200;

    private final PrintStream out;
    private final Looks looks;
    private Stage stage;
    private ProgressBar bar;

    ProgressBarOnTerminal(PrintStream out, Looks looks) {
        this.out = out;
        this.looks = looks;
    }

    @Override
    public void at(Stage now, long done, long total) {
        if (now != stage) {
            close();
            stage = now;
            bar = bar(now, total);
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    private ProgressBar bar(Stage now, long total) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(StageName.of(now))
                .setInitialMax(total)
                .setStyle(looks.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(FRAME_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(out));
        return now == LoadProgress.Stage.READING
                ? builder.setUnit(" MB", 1_000_000).showSpeed().build()
                : builder.build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
