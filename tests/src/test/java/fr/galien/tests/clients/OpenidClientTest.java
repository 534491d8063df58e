package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.LogoutReceiver;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** openid-client on Node.js: the printed text as it stands, and a module that spells everything out. */
class OpenidClientTest {

    private static final Pattern ENV = Pattern.compile("(?m)^OIDC_([A-Z_]+)=\"?([^\"\\n]*)\"?$");
    private static final URI CALLBACK = URI.create("http://localhost:8080/openid-client/callback");
    private static final URI GOODBYE = URI.create("http://localhost:8080/openid-client/goodbye");

    /** The printed text waits for the browser before this line. */
    private static final String BROWSER_COMES_BACK = "// At the redirect URI";

    @Test
    void printedTextLogsInRenewsAsksAndLogsOut() throws IOException {
        Path home = NodeProgram.installed();
        RegisteredClient client = Vendor.register("tests-openid-client", CALLBACK, GOODBYE);
        String text = ShippedText.of(client, "node");
        assertThat(text).contains(BROWSER_COMES_BACK);
        Files.writeString(
                home.resolve("printed.mjs"),
                "import { failure, hear, tell } from './person.mjs';\n"
                        + text.replace(
                                BROWSER_COMES_BACK,
                                "tell({ login: login.href });\nconst currentUrl = new URL(await hear());\n"
                                        + BROWSER_COMES_BACK)
                        + Files.readString(home.resolve("afterwards.mjs")));
        Visitor visitor = Visitor.with("medecin");

        try (NodeProgram software = NodeProgram.run("printed.mjs")) {
            URI login = address(software.told().path("login"));
            assertThat(login.toString()).startsWith(TheSandbox.get().addresses().walletAuthorization() + "?");
            software.hears(visitor.openUntil(CALLBACK, login).toString());

            JsonNode known = software.told();
            assertThat(known.at("/professional/SubjectNameID").textValue()).isEqualTo(visitor.nationalId());
            assertThat(known.at("/claims/acr").textValue()).isEqualTo("eidas1");

            JsonNode renewed = software.told();
            assertThat(renewed.path("renewed").booleanValue()).isTrue();
            assertThat(renewed.path("active").booleanValue()).isTrue();
            // Whole seconds: one may pass between the making and the telling.
            assertThat(renewed.path("expires_in").intValue()).isBetween(119, 120);

            software.hears(GOODBYE.toString());
            JsonNode leaving = software.told();
            URI goodbye = visitor.openUntil(GOODBYE, address(leaving.path("leave")));
            assertThat(goodbye.getQuery())
                    .isEqualTo("state=" + leaving.path("state").textValue());

            software.hears("left");
            assertThat(software.told())
                    .isEqualTo(Json.object().put("refresh", "invalid_grant").put("active", false));
        }
    }

    @Test
    void moduleThatSpellsEverythingOutIsToldOfALogoutBehindTheBrowsersBack() throws IOException {
        NodeProgram.installed();
        RegisteredClient module = Vendor.register("tests-module", CALLBACK, GOODBYE);
        Visitor visitor = Visitor.with("medecin");

        try (LogoutReceiver receiver = new LogoutReceiver();
                NodeProgram software = NodeProgram.run("module.mjs")) {
            new Console()
                    .configure(
                            module,
                            Map.of(
                                    "backchannel.logout.url",
                                    receiver.address().toString(),
                                    "backchannel.logout.session.required",
                                    "true"));
            software.hears(settings(module).toString());
            software.hears(visitor.openUntil(CALLBACK, address(software.told().path("login")))
                    .toString());

            JsonNode shown = software.told();
            assertThat(shown.path("localpart").textValue()).isEqualTo(visitor.nationalId());
            assertThat(shown.path("profession").textValue()).isEqualTo("10");

            visitor.open(URI.create(TheSandbox.get().addresses().issuer()
                    + "/protocol/openid-connect/logout?id_token_hint="
                    + shown.path("hint").textValue()));

            software.hears(Await.present("it is told", Duration.ofSeconds(30), () -> receiver.received(1))
                    .getFirst());
            assertThat(software.told())
                    .isEqualTo(Json.object()
                            .put("sameSession", true)
                            .put("samePerson", true)
                            .put("event", "http://schemas.openid.net/event/backchannel-logout")
                            .put("nonce", "none")
                            .put("algorithm", "RS256")
                            .put("refresh", "invalid_grant"));
        }
    }

    /** The printed environment variables, in the library's words. */
    private static ObjectNode settings(RegisteredClient client) {
        ObjectNode settings = Json.object();
        ENV.matcher(ShippedText.of(client, "env"))
                .results()
                .forEach(found -> settings.put(found.group(1).toLowerCase(Locale.ROOT), found.group(2)));
        return settings;
    }

    private static URI address(JsonNode text) {
        return URI.create(text.textValue());
    }
}
