package fr.galien.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every address of the realm with everything about a request wrong, one thing at a time. */
class BadInputTest {

    /** Signs of a defect: what nobody foresaw. */
    private static final String[] UNFORESEEN = {"Uncaught server error", "QuarkusErrorHandler"};

    /**
     * Where Keycloak itself quotes what was sent, line ends included: a max_age that is no number.
     */
    private static final List<String> QUOTED_BY_KEYCLOAK =
            List.of("KC-SERVICES0097: Invalid request: java.lang.NumberFormatException", "X-Injected: ");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            ";;;",
            "application/json",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded; charset=nobodys");

    private static final List<String> HEADERS = List.of(
            "Authorization: Basic bm9jb2xvbg==",
            "Authorization: Basic JXp6OiU=",
            "Authorization: Basic //46AA==",
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
            "Accept: ;;;",
            "Accept-Language: %%%;q=x",
            "Cookie: KEYCLOAK_IDENTITY=x; AUTH_SESSION_ID=x; KC_RESTART=x; KC_AUTH_SESSION_HASH=x",
            "DPoP: x",
            "Origin: null",
            "Client-Cert: :AAAA:",
            "X-Forwarded-Host: elsewhere.example");

    private final RegisteredClient client = TheSandbox.get().client();
    private final List<String> complaints = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void spoiltParameterIsTheSendersFault(Endpoint endpoint) throws IOException {
        ServerLog log = ServerLog.fromNow();
        for (String parameter : endpoint.parameters()) {
            for (Spoilt spoilt : Spoilt.values()) {
                judge(parameter + " " + spoilt, Request.to(endpoint, client, parameter, spoilt));
            }
        }

        assertThat(complaints).isEmpty();
        assertThat(log.linesWith(UNFORESEEN)).isEmpty();
        assertThat(log.linesWith(Spoilt.MARK)).allMatch(BadInputTest::isKeycloaksOwn);
    }

    private static boolean isKeycloaksOwn(String line) {
        return QUOTED_BY_KEYCLOAK.stream().anyMatch(line::contains);
    }

    @ParameterizedTest
    @EnumSource
    void otherMethodTypeOrHeaderIsTheSendersFault(Endpoint endpoint) throws IOException {
        ServerLog log = ServerLog.fromNow();
        Request good = Request.to(endpoint, client, "none", Spoilt.MISSING);
        for (String method : METHODS) {
            judge(method, good.by(method));
        }
        for (String type : CONTENT_TYPES) {
            judge(
                    "Content-Type: " + type,
                    good.by("POST").saying("Content-Type: " + type + "\r\n").holding("a=b&x={\""));
        }
        for (String header : HEADERS) {
            judge(header, good.saying(good.headers() + header + "\r\n"));
        }

        assertThat(complaints).isEmpty();
        assertThat(log.linesWith(UNFORESEEN)).isEmpty();
    }

    private void judge(String what, Request request) {
        Verdict.on(request.send(), client).forEach(complaint -> complaints.add(what + ": " + complaint));
    }
}
