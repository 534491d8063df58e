package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Introspection as Pro Santé Connect's clients call it: with the token and nothing else, also from a service of their own. */
class IntrospectionTest {

    private static final String GRANT = "galien.introspection.of";

    @ParameterizedTest
    @CsvSource({
        "access_token, ''",
        "refresh_token, ''",
        "access_token, refresh_token",
        "refresh_token, access_token",
        "refresh_token, refresh_token"
    })
    void knowsTheTokenWhateverTheHint(String which, String hint) {
        Software software = Software.asking();
        String token = tokens(software).path(which).textValue();

        JsonNode answer = Software.json(hint.isEmpty() ? software.introspect(token) : software.introspect(token, hint));

        assertThat(answer.path("active").booleanValue()).isTrue();
        assertThat(answer.path("authMode").textValue()).isEqualTo("CARD");
        assertThat(answer.path("acr").textValue()).isEqualTo("eidas3");
        assertThat(answer.path("otherIds").isArray()).isTrue();
        assertThat(answer.path("client_id").textValue())
                .isEqualTo(TheSandbox.get().client().id());
    }

    @Test
    void saysNothingOfAnAudienceThatTheTokenDoesNotHave() {
        Software software = Software.asking();

        JsonNode answer = Software.json(
                software.introspect(tokens(software).path("access_token").textValue()));

        assertThat(answer.has("aud")).isFalse();
    }

    /** The national context-sharing service: its own client id, the token of somebody else's software. */
    @ParameterizedTest
    @ValueSource(strings = {"system-tests", "another system-tests", "*"})
    void letsAServiceIntrospectTheTokensOfClientsItsEntryNames(String entry) {
        RegisteredClient service = TheSandbox.get().register("system-tests-service");
        Software software = Software.asking();
        String token = tokens(software).path("access_token").textValue();
        Console console = new Console();
        try {
            console.configure(service, Map.of(GRANT, entry));

            JsonNode answer = Software.json(Software.of(service).introspect(token));

            assertThat(answer.path("active").booleanValue()).isTrue();
            assertThat(answer.path("client_id").textValue())
                    .isEqualTo(TheSandbox.get().client().id());
        } finally {
            console.configure(service, Map.of(GRANT, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "system-tests-other", "system", "system-tests-service"})
    void tellsAServiceNothingOfClientsItsEntryDoesNotName(String entry) {
        RegisteredClient service = TheSandbox.get().register("system-tests-service");
        String token = tokens(Software.asking()).path("access_token").textValue();
        Console console = new Console();
        try {
            console.configure(service, Map.of(GRANT, entry));

            Exchange answer = Software.of(service).introspect(token);

            assertThat(Software.json(answer)).isEqualTo(Json.object().put("active", false));
        } finally {
            console.configure(service, Map.of(GRANT, ""));
        }
    }

    /** Refresh tokens are between a client and us: no entry opens them. */
    @Test
    void tellsNoServiceOfSomebodyElsesRefreshToken() {
        RegisteredClient service = TheSandbox.get().register("system-tests-service");
        String token = tokens(Software.asking()).path("refresh_token").textValue();
        Console console = new Console();
        try {
            console.configure(service, Map.of(GRANT, "*"));

            Exchange answer = Software.of(service).introspect(token);

            assertThat(Software.json(answer)).isEqualTo(Json.object().put("active", false));
        } finally {
            console.configure(service, Map.of(GRANT, ""));
        }
    }

    private static JsonNode tokens(Software software) {
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card("medecin"));
        return Software.json(software.redeem(software.code(end)));
    }
}
