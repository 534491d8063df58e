package fr.galien.tests.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** When a service's token ends: with the session, the login's part of it, the practice, or when it is revoked. */
class ServiceTokenLifeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Worker nurse = Worker.of("infirmiere");
    private final String cabinet = nurse.structure(0);
    private final Proxy proxy = Proxy.of("tokens-life", cabinet, Registered.everything());

    @Test
    void endsWithTheSession() {
        String record = proxy.exchange(nurse.token(), "record:read").token();
        String outliving = proxy.exchange(nurse.token(), "other:read").token();
        assertThat(active(Registered.RECORD, record)).isTrue();

        assertThat(nurse.software().endSession(nurse.idToken()).status()).isEqualTo(200);

        assertThat(active(Registered.RECORD, record)).isFalse();
        assertThat(active(Registered.OTHER, outliving))
                .as("the operator lets it outlive the session")
                .isTrue();
        assertThat(active(Registered.RECORD, outliving)).as("another service").isFalse();
    }

    @Test
    void endsWithTheLoginItWasMadeFrom() {
        String record = proxy.exchange(nurse.token(), "record:read").token();

        nurse.software().revoke(nurse.refreshToken());

        assertThat(active(Registered.RECORD, record)).isFalse();
    }

    @Test
    void endsWhenItIsRevokedWhetherTheSessionLivesOrNot() {
        String record = proxy.exchange(nurse.token(), "record:read").token();
        String neighbour = proxy.exchange(nurse.token(), "record:read").token();
        String outliving = proxy.exchange(nurse.token(), "other:read").token();

        assertThat(proxy.revoke(record).status()).isEqualTo(200);

        assertThat(active(Registered.RECORD, record)).isFalse();
        assertThat(active(Registered.RECORD, neighbour)).isTrue();
        assertThat(Software.json(nurse.software().introspect(nurse.token()))
                        .path("active")
                        .booleanValue())
                .as("the login")
                .isTrue();

        nurse.software().endSession(nurse.idToken());
        assertThat(active(Registered.OTHER, outliving)).isTrue();
        Proxy other = Proxy.of("tokens-life-other", cabinet, Registered.everything());
        other.revoke(outliving);
        assertThat(active(Registered.OTHER, outliving)).as("revoked by another").isTrue();
        proxy.revoke(outliving);
        assertThat(active(Registered.OTHER, outliving)).isFalse();
    }

    /** Within ten seconds, says the house; it is at once, and for tokens that outlive the session too. */
    @Test
    void endsWhenThePersonIsStruckOff() throws IOException {
        String id = Software.claims(nurse.token()).path("preferred_username").textValue();
        String record = proxy.exchange(nurse.token(), "record:read").token();
        String outliving = proxy.exchange(nurse.token(), "other:read").token();
        String refresh = proxy.exchange(nurse.token(), "record:read", Map.of("subject_issuer", "psc"))
                .json()
                .path("refresh_token")
                .textValue();

        command("revoke", id, "--reason", "Struck off in a test", "--as", "alice");
        try {
            assertThat(active(Registered.RECORD, record)).isFalse();
            assertThat(active(Registered.OTHER, outliving)).isFalse();
            assertThat(proxy.exchange(nurse.token(), "record:read").code()).isEqualTo("TOKEN-0401");
            assertThat(proxy.refresh(refresh).error()).isEqualTo("invalid_grant");
            // Sessions are ended soon after: one that was opened before that, by whoever is let in again, would end
            // with them.
            String user = Software.claims(nurse.token()).path("sub").textValue();
            Await.until(
                    "the sessions are gone",
                    SOON,
                    () -> new Console().sessionsOf(user).isEmpty());
        } finally {
            JsonNode wish = command("lift", id, "--reason", "The test is over", "--as", "alice");
            command("confirm", wish.path("number").asText(), "--as", "bruno");
        }
    }

    /** What was granted once is looked at each time. */
    @Test
    void isNotRefreshedOnceTheGrantIsGone() {
        Proxy losing = Proxy.of("tokens-losing", cabinet, Registered.everything());
        String refresh = losing.exchange(nurse.token(), "record:read", Map.of("subject_issuer", "psc"))
                .json()
                .path("refresh_token")
                .textValue();

        new Console().configure(losing.client(), Map.of("galien.exchange." + Registered.RECORD, "record:write"));

        assertThat(losing.refresh(refresh).code()).isEqualTo("TOKEN-0407");
    }

    private static boolean active(String service, String token) {
        return Software.json(Registered.service(service).introspect(token))
                .path("active")
                .booleanValue();
    }

    private static JsonNode command(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--json",
                                        "--home",
                                        TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
        assertThat(status).isZero();
        return Json.read(out.toString());
    }
}
