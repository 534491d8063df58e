package fr.galien.sandbox;

import fr.galien.identity.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something a person at the terminal can put right: one sentence that says what is wrong, one that says the way out. The
 * command prints both with the code and exits with status 1; nothing already held is lost.
 */
public final class Trouble extends RuntimeException implements Failure {

    private static final long serialVersionUID = 1L;

    private static final Pattern LINE = Pattern.compile("([A-Z]+-[0-9]{4}): (.*\\.) (.*?)\\.?");

    private final String code;
    private final String wayOut;

    /**
     * @param code   {@code BOX-10xx}, documented in {@code docs/errors.md}
     * @param what   what is wrong, without personal data
     * @param wayOut what to do
     */
    public Trouble(String code, String what, String wayOut) {
        super(what);
        this.code = code;
        this.wayOut = wayOut;
    }

    @Override
    public String code() {
        return code;
    }

    public String wayOut() {
        return wayOut;
    }

    /** As it is printed: {@code BOX-1004: what. wayOut.} */
    public String line() {
        return code + ": " + getMessage() + " " + wayOut + (wayOut.endsWith(".") ? "" : ".");
    }

    /** Reads what {@link #line()} wrote, from another process's output; what and way out are not told apart again. */
    public static Optional<Trouble> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Trouble(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }
}
