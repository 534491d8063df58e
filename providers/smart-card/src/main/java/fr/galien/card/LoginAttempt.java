package fr.galien.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The one login a hand-over belongs to: what must be the same in the browser that comes back as in the one that left.
 *
 * @param realm     the realm's id
 * @param session   the browser's authentication session, which a cookie of the login's host holds
 * @param tab       the window of it
 * @param execution the step of the flow
 */
public record LoginAttempt(String realm, String session, String tab, String execution) {

    /** Compares without telling how far two are alike. */
    boolean isSameAs(String encoded) {
        return MessageDigest.isEqual(
                encode().getBytes(StandardCharsets.UTF_8), encoded.getBytes(StandardCharsets.UTF_8));
    }

    /** Lengths stand before the parts, so that no two attempts encode alike. */
    String encode() {
        return part(realm) + part(session) + part(tab) + part(execution);
    }

    private static String part(String text) {
        return text.length() + ":" + text;
    }

    @Override
    public String toString() {
        return "LoginAttempt[hidden]";
    }
}
