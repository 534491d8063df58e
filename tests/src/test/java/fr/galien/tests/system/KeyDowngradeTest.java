package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.key.KeyMetadataFiles;
import fr.galien.testkit.key.KeyBlob;
import fr.galien.testkit.key.KeyMaker;
import fr.galien.testkit.key.KeyMetadata;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FIDO revokes the model of a key that people log in with, and takes it back. */
class KeyDowngradeTest {

    private static final String SOMEBODY = "sans-activite";

    private static final Duration SOON = Duration.ofSeconds(40);

    private final TheSandbox sandbox = TheSandbox.get();
    private final Console console = new Console();
    private final Path keys = sandbox.home().root().resolve("keys");
    private final RegisteredClient client = sandbox.register("system-tests-downgrade");

    /** What is older is of another run in the same home. */
    private final long begun = System.currentTimeMillis();

    /** Above any that was published before: the sandbox's own are seconds too, of its start. */
    private long number = Instant.now().getEpochSecond();

    @BeforeEach
    void nobodyHasAKey() {
        Keys.removeAll(SOMEBODY);
    }

    @AfterEach
    void theModelIsGoodAgain() throws IOException {
        // As the sandbox itself publishes them, with the other models.
        KeyMetadataFiles.publish(
                sandbox.home(), Clock.fixed(Instant.ofEpochSecond(number + 1), ZoneOffset.UTC), new SecureRandom());
        Keys.removeAll(SOMEBODY);
        console.mailServer(Map.of());
    }

    @Test
    void endsWhatTheKeyOpenedTellsItsPersonAndLetsItInNoMoreOrForLess() throws Exception {
        try (MailServer mail = new MailServer();
                LogoutReceiver receiver = new LogoutReceiver();
                PrivateAddresses address = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000000")) {
            console.configure(
                    client,
                    Map.of(
                            "backchannel.logout.url",
                            receiver.address().toString(),
                            "backchannel.logout.session.required",
                            "true",
                            "galien.means.also",
                            "passkey"));
            SoftwareKey key = SoftwareKey.of(KeyMaker.read(keys.resolve("maker")), new SecureRandom());
            assertThat(Keys.begun("security-key", SOMEBODY)
                            .add(key, "Porte-clés")
                            .level())
                    .isEqualTo("eidas2");
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));
            Software asking = Software.of(client, "acr_values", "eidas2");
            JsonNode before = tokens(asking, key);
            assertThat(acr(before)).isEqualTo("eidas2");
            Software byCard = Software.asking();
            JsonNode others =
                    Software.json(byCard.redeem(byCard.code(Surfer.of(byCard).logIn(sandbox.card(SOMEBODY)))));
            String person = Software.claims(before.path("id_token").textValue())
                    .path("sub")
                    .textValue();

            publish("NOT_FIDO_CERTIFIED");

            JsonNode fall = Await.present("the event", SOON, () -> event(person, "downgraded"));
            assertThat(fall.path("details").path("code").textValue()).isEqualTo("FACTOR-1510");
            Await.present("the software is told", SOON, () -> receiver.received(1));
            assertThat(asking.refresh(before.path("refresh_token").textValue()).status())
                    .isEqualTo(400);
            assertThat(byCard.introspect(others.path("access_token").textValue())
                            .body())
                    .contains("\"active\":true");
            assertThat(Await.present("the mail", SOON, mail::received))
                    .contains("RCPT TO:<" + address.email() + ">")
                    .doesNotContain("Porte-clés");
            Software askingLittle = Software.of(client);
            JsonNode asPasskey = tokens(askingLittle, key);
            assertThat(acr(asPasskey)).isEqualTo("eidas1");
            assertThat(Page.of(KeyPage.login(Surfer.of(Software.of(client, "acr_values", "eidas2")))
                                    .show(key))
                            .code())
                    .isEqualTo("LEVEL-0803");

            publish("REVOKED");

            JsonNode end = Await.present("the event of its end", SOON, () -> event(person, "refused"));
            assertThat(end.path("details").path("code").textValue()).isEqualTo("FACTOR-1506");
            assertThat(askingLittle
                            .refresh(asPasskey.path("refresh_token").textValue())
                            .status())
                    .isEqualTo(400);
            assertThat(Page.of(KeyPage.login(Surfer.of(Software.of(client))).show(key))
                            .code())
                    .isEqualTo("FACTOR-1524");

            publish("FIDO_CERTIFIED_L1");

            Await.present("the event of its return", SOON, () -> event(person, "restored"));
            assertThat(acr(tokens(Software.of(client, "acr_values", "eidas2"), key)))
                    .isEqualTo("eidas2");
        }
    }

    private void publish(String status) throws IOException {
        SandboxHome home = sandbox.home();
        number++;
        KeyMetadata.read(keys.resolve("publisher"))
                .publish(
                        new KeyBlob(
                                number,
                                LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                                        .plusDays(30),
                                new KeyBlob.Model(
                                        KeyMetadataFiles.MODEL,
                                        List.of(KeyMaker.read(keys.resolve("maker"))
                                                .root()),
                                        KeyBlob.Status.since("2026-01-01", "FIDO_CERTIFIED_L1"),
                                        KeyBlob.Status.since("2026-01-02", status))),
                        KeyMetadataFiles.published(home));
    }

    private Optional<JsonNode> event(String person, String reason) {
        JsonNode events = Software.json(console.ask("GET", "/events?type=UPDATE_CREDENTIAL&max=50", null));
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("userId").asText().equals(person))
                .filter(event -> event.path("time").asLong() >= begun)
                .filter(event -> event.path("details").path("reason").asText().equals(reason))
                .findFirst();
    }

    private static JsonNode tokens(Software software, SoftwareKey key) {
        return Software.json(
                software.redeem(software.code(KeyPage.login(Surfer.of(software)).show(key))));
    }

    private static String acr(JsonNode tokens) {
        return Software.claims(tokens.path("id_token").textValue()).path("acr").textValue();
    }
}
