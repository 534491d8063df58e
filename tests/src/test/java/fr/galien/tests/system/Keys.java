package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.login.Card;
import fr.galien.testkit.key.SoftwareKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** How people of the sandbox get keys, and lose them. */
public final class Keys {

    private Keys() {}

    /** Somebody asks for the action with a card of theirs. @param kind {@code security-key}, {@code passkey} */
    public static KeyPage begun(String kind, String card) {
        return begun(kind, TheSandbox.get().card(card));
    }

    static KeyPage begun(String kind, Card card) {
        Surfer person = Surfer.of(Software.asking("kc_action", "galien-" + kind));
        return new KeyPage(person, person.logIn(card));
    }

    /** Somebody has a passkey in all of their devices. */
    public static SoftwareKey synced(String card) {
        SoftwareKey key = SoftwareKey.synced(new SecureRandom());
        assertThat(begun("passkey", card).add(key, "").level()).isEqualTo("eidas1");
        return key;
    }

    /** A software that takes passkeys, and passwords not. */
    public static RegisteredClient takingPasskeys() {
        return taking("passkey");
    }

    public static RegisteredClient takingPasskeysAndPasswords() {
        return taking("passkey password");
    }

    private static RegisteredClient taking(String means) {
        RegisteredClient client = TheSandbox.get().register("system-tests-" + means.replace(' ', '-'));
        new Console().configure(client, Map.of("galien.means.also", means));
        return client;
    }

    static List<JsonNode> of(String card) {
        JsonNode all = Software.json(new Console().ask("GET", path(card), null));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(stored -> stored.path("type").textValue().matches("webauthn-passwordless|galien-key"))
                .toList();
    }

    /** So that the next test begins without. */
    public static void removeAll(String card) {
        of(card).forEach(stored -> assertThat(new Console()
                        .ask("DELETE", path(card) + "/" + stored.path("id").textValue(), null)
                        .status())
                .isEqualTo(204));
    }

    private static String path(String card) {
        JsonNode person = new Console()
                .list(Map.of("username", Extraction.notable(card).nationalId().value(), "exact", "true"))
                .get(0);
        return "/users/" + URLEncoder.encode(person.path("id").textValue(), StandardCharsets.UTF_8) + "/credentials";
    }
}
