package fr.galien.oidc.keycloak;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the sender of a request got wrong where the server has no words of its own for it: an exception of the depths, which it
 * would call its own fault (500). Known by where it was thrown, because exceptions of the same type are defects elsewhere.
 */
enum UnreadableRequest {
    /** An escape that is none, a character set nobody knows, a part that never ends. */
    FORM(thrownIn("org.jboss.resteasy.reactive.server.handlers.FormBodyHandler", "handle"), "the form cannot be read"),

    /** Keycloak's own parameter of applications that begin an action, with a colon and nothing behind it. */
    ACTION(
            thrownIn("org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint", "performActionOnParameters"),
            "kc_action cannot be read"),

    /** The page for software without a browser, opened without what it shows. */
    OUT_OF_BAND(
            thrownIn("org.keycloak.protocol.oidc.OIDCLoginProtocolService", "installedAppUrnCallback"),
            "there is nothing to show"),

    /** A character no text of the database may hold, the NUL, asked for there. */
    CHARACTER(
            thrownIn("org.hibernate.exception.internal.SQLStateConversionDelegate", "convert")
                    .and(failure -> String.valueOf(failure.getMessage()).contains("0x00")),
            "a parameter holds a character it may not");

    private final Predicate<Throwable> sign;
    private final String description;

    UnreadableRequest(Predicate<Throwable> sign, String description) {
        this.sign = sign;
        this.description = description;
    }

    /** What it was, if the request is to blame. */
    static Optional<UnreadableRequest> in(Throwable failure) {
        return Stream.of(values())
                .filter(one -> Stream.iterate(failure, link -> link != null, Throwable::getCause)
                        .anyMatch(one.sign))
                .findFirst();
    }

    /** For the developer of the software; holds nothing that was sent (RFC 6749 §5.2: error_description). */
    String description() {
        return description;
    }

    private static Predicate<Throwable> thrownIn(String type, String method) {
        return failure -> Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().equals(method));
    }
}
