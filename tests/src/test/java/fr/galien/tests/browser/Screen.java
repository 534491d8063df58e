package fr.galien.tests.browser;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A screen with a window manager (so that windows get the focus) and a keyboard. */
final class Screen {

    private static final Duration START = Duration.ofSeconds(60);

    private final Workstation workstation;

    private Screen(Workstation workstation) {
        this.workstation = workstation;
    }

    static Screen start(Workstation workstation) {
        // -r: a key is never held down by itself, else a stuck Return submits forms for ever.
        String display = workstation
                .start(
                        Pattern.compile("^(\\d+)$", Pattern.MULTILINE),
                        START,
                        "Xvfb",
                        "-r",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        "1280x1024x24",
                        "-nolisten",
                        "tcp")
                .group(1);
        workstation.set("DISPLAY", ":" + display);
        Screen screen = new Screen(workstation);
        // On a busy machine openbox was once gone before it managed anything: what matters is that one of them does.
        Await.until("openbox manages the windows", START, () -> {
            workstation.keep("openbox", "--sm-disable");
            return screen.xdotool("get_desktop").status() == 0; // answered by a window manager only
        });
        return screen;
    }

    /** The window of that title, as soon as there is one. */
    String awaitWindow(String title, Duration within) {
        return Await.present(
                "a window \"" + title + "\"",
                within,
                () -> windows(title).stream().findFirst());
    }

    void awaitGone(String title, String window, Duration within) {
        Await.until(
                "the window \"" + title + "\" goes",
                within,
                () -> !windows(title).contains(window));
    }

    void typeLine(String window, String text) {
        xdotool("windowactivate", "--sync", window).orThrow();
        xdotool("type", "--delay", "20", text).orThrow();
        xdotool("key", "Return").orThrow();
    }

    void press(String window, String key) {
        xdotool("windowactivate", "--sync", window).orThrow();
        press(key);
    }

    /** In whatever window is in front. */
    void press(String key) {
        xdotool("key", key).orThrow();
    }

    boolean shows(String title) {
        return !windows(title).isEmpty();
    }

    private List<String> windows(String title) {
        // Status 1 is xdotool's "none".
        return xdotool("search", "--onlyvisible", "--name", "^" + title + "$")
                .output()
                .lines()
                .filter(line -> line.matches("\\d+"))
                .toList();
    }

    private Workstation.Finished xdotool(String... arguments) {
        return workstation.run(
                Stream.concat(Stream.of("xdotool"), Arrays.stream(arguments)).toArray(String[]::new));
    }
}
