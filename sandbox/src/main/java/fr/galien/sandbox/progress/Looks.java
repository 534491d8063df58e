package fr.galien.sandbox.progress;

import java.io.PrintStream;
import java.util.Map;

/**
 * What the place we write to can show.
 *
 * @param live    a person looks at it, and its cursor can be moved
 * @param colour  it shows colours, and the person wants them (<a href="https://no-color.org">NO_COLOR</a>)
 * @param unicode its character set has more than ASCII
 */
public record Looks(boolean live, boolean colour, boolean unicode) {

    private static final String ESCAPE = "\u001b[";

    /** Of standard output. */
    public static Looks of(PrintStream out, Map<String, String> environment) {
        // Galien.main sees to it that a console is there only when a terminal is.
        boolean terminal = System.console() != null;
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        // Older Windows consoles print escape sequences instead of obeying them; those that obey say so in one of
        // these.
        boolean obeys = windows
                ? environment.containsKey("WT_SESSION") || environment.containsKey("TERM")
                : !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Looks(
                terminal && obeys,
                terminal && obeys && !noColour,
                out.charset().newEncoder().canEncode('✓'));
    }

    String tick() {
        return unicode ? "✓" : "ok";
    }

    String cross() {
        return unicode ? "✗" : "!!";
    }

    String[] spinner() {
        return unicode
                ? new String[] {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}
                : new String[] {"|", "/", "-", "\\"};
    }

    String good(String text) {
        return in("32", text);
    }

    public String bad(String text) {
        return in("31", text);
    }

    public String emphasis(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    public String link(String text) {
        return in("36", text);
    }

    private String in(String style, String text) {
        return colour && !text.isEmpty() ? ESCAPE + style + "m" + text + ESCAPE + "0m" : text;
    }
}
