package fr.galien.oidc.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnreadableRequestTest {

    @Test
    void formIsToBlameForWhatItsReadingThrows() {
        IllegalArgumentException escape = thrownIn(
                new IllegalArgumentException("Failed to decode URL %zz to UTF-8"),
                "org.jboss.resteasy.reactive.server.handlers.FormBodyHandler",
                "handle");
        IOException part = thrownIn(
                new IOException("Connection terminated"),
                "org.jboss.resteasy.reactive.server.handlers.FormBodyHandler",
                "handle");

        assertThat(UnreadableRequest.in(escape)).contains(UnreadableRequest.FORM);
        assertThat(UnreadableRequest.in(part)).contains(UnreadableRequest.FORM);
    }

    @Test
    void parametersKeycloakStumblesOverAreToBlame() {
        assertThat(UnreadableRequest.in(thrownIn(
                        new ArrayIndexOutOfBoundsException(),
                        "org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint",
                        "performActionOnParameters")))
                .contains(UnreadableRequest.ACTION);
        assertThat(UnreadableRequest.in(thrownIn(
                        new NullPointerException(),
                        "org.keycloak.protocol.oidc.OIDCLoginProtocolService",
                        "installedAppUrnCallback")))
                .contains(UnreadableRequest.OUT_OF_BAND);
    }

    @Test
    void characterNoDatabaseHoldsIsToBlameHoweverDeep() {
        RuntimeException nul = database("[ERROR: invalid byte sequence for encoding \"UTF8\": 0x00]");

        assertThat(UnreadableRequest.in(new IllegalStateException(new RuntimeException(nul))))
                .contains(UnreadableRequest.CHARACTER);
    }

    @Test
    void sameExceptionsElsewhereAreDefects() {
        assertThat(UnreadableRequest.in(new IllegalArgumentException("Failed to decode URL %zz to UTF-8")))
                .isEmpty();
        assertThat(UnreadableRequest.in(thrownIn(
                        new ArrayIndexOutOfBoundsException(),
                        "org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint",
                        "process")))
                .isEmpty();
        assertThat(UnreadableRequest.in(database("[ERROR: deadlock detected]"))).isEmpty();
    }

    private static RuntimeException database(String message) {
        return thrownIn(
                new RuntimeException(message),
                "org.hibernate.exception.internal.SQLStateConversionDelegate",
                "convert");
    }

    private static <E extends Throwable> E thrownIn(E failure, String type, String method) {
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1),
            new StackTraceElement(type, method, "Some.java", 1)
        });
        return failure;
    }
}
