package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    /** C5: with 0 each token request of CIBA fails, because Keycloak remembers it for no time at all. */
    @Test
    void c5LetsClientsOfCibaPollNoFasterThanCanBeRemembered() throws Exception {
        JsonNode attributes = new JsonMapper()
                .readTree(Files.readString(Checkout.file("realm-config/esante-wallet.json")))
                .path("attributes");

        assertThat(attributes.path("cibaInterval").asInt()).isPositive();
        assertThat(attributes.path("cibaExpiresIn").asInt()).isBetween(1, 120);
        assertThat(attributes.path("cibaBackchannelTokenDeliveryMode").asText()).isEqualTo("poll");
        assertThat(attributes.path("cibaAuthRequestedUserHint").asText()).isEqualTo("login_hint");
    }

    /** Of two members of the same name Keycloak takes the last and forgets the other: half a policy, silently. */
    @Test
    void namesEachMemberOnce() {
        JsonMapper strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        assertThatCode(() -> strict.readTree(Files.readString(Checkout.file("realm-config/esante-wallet.json"))))
                .doesNotThrowAnyException();
    }
}
