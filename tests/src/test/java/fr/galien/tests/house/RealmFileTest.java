package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    private static final Pattern TABLE_ROW = Pattern.compile("`(galien\\.level\\.[a-z-]+)` \\| (eidas[123]) \\|");

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

    /** The same in the realm's file and in the text, and nothing in the one that the other does not know. */
    @Test
    void holdsTheTableOfLevelsThatTheTextTells() throws Exception {
        Map<String, String> told = Files.readString(Checkout.file("docs/second-factor.md"))
                .lines()
                .map(TABLE_ROW::matcher)
                .filter(Matcher::find)
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        JsonNode attributes = new JsonMapper()
                .readTree(Files.readString(Checkout.file("realm-config/esante-wallet.json")))
                .path("attributes");

        assertThat(attributes
                        .propertyStream()
                        .filter(setting -> setting.getKey().startsWith("galien.level.")
                                && !setting.getKey().startsWith("galien.level.lasts."))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, setting -> setting.getValue().asText())))
                .isEqualTo(told);
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
