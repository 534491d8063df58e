package fr.galien.pages;

import fr.galien.identity.Failure;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Keycloak's error page is shown for. Keycloak hands a page the words of its message and not which one it is; so in the
 * theme the words of those messages are the code, and after a space what the message is told beside.
 */
public enum PageFailure implements Failure {
    /** A message the theme has no code for; its own words are shown. */
    OTHER("PAGE-1400"),
    INTERNAL("PAGE-1401"),
    NO_SUCH_PAGE("PAGE-1402"),
    INVALID_PARAMETER("PAGE-1403"),
    MISSING_PARAMETER("PAGE-1404"),
    INVALID_REQUEST("PAGE-1405"),
    INVALID_ADDRESS("PAGE-1406"),
    UNKNOWN_SOFTWARE("PAGE-1407"),
    SOFTWARE_SWITCHED_OFF("PAGE-1408"),
    NO_COOKIE("PAGE-1409"),
    OVER("PAGE-1410"),
    SOMEBODY_ELSE("PAGE-1411"),
    ACCOUNT_CLOSED("PAGE-1412"),
    LOGOUT_FAILED("PAGE-1413"),
    NO_TLS("PAGE-1414");

    private static final Pattern WORDS = Pattern.compile("(PAGE-\\d{4})(?: (.*))?", Pattern.DOTALL);

    private final String code;

    PageFailure(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /**
     * @param why    the failure
     * @param detail what the message was told beside, for instance a parameter's name; for {@link #OTHER} its words
     */
    public record Shown(PageFailure why, String detail) {}

    /** @param words of Keycloak's message, in any language; null if it has none */
    public static Shown read(String words) {
        Matcher known = WORDS.matcher(words == null ? "" : words);
        return known.matches()
                ? of(known.group(1))
                        .map(why -> new Shown(
                                why, Optional.ofNullable(known.group(2)).orElse("")))
                        .orElseGet(() -> new Shown(OTHER, ""))
                : new Shown(OTHER, words == null ? "" : words);
    }

    private static Optional<PageFailure> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
