package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The operator's page of what cards are checked by, and who else may not use it. */
class StatusTest {

    private final Management management = new Management();

    @Test
    void showsEachListAndResponderWithItsAge() {
        JsonNode status = management.status();

        assertThat(status.path("lists")).hasSize(9);
        for (JsonNode list : status.path("lists")) {
            assertThat(list.path("usable").booleanValue()).isTrue();
            assertThat(list.path("ageSeconds").isIntegralNumber()).isTrue();
            assertThat(list.path("nextUpdate").isTextual()).isTrue();
        }
        assertThat(status.path("responders")).hasSize(1);
    }

    @Test
    void tellsWhatIsKnownOfTheModelsOfKeys() throws Exception {
        JsonNode health =
                Json.read(management.get("/health/ready", "application/json").body());
        JsonNode keys = StreamSupport.stream(health.path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("galien-keys"))
                .findFirst()
                .orElseThrow();

        assertThat(keys.path("status").asText()).isEqualTo("UP");
        assertThat(keys.path("data").path("number").isIntegralNumber()).isTrue();
        assertThat(management.get("/metrics", "text/plain").body())
                .contains("galien_keys_metadata_models 2.0", "galien_keys_metadata_trouble 0.0")
                .contains("galien_keys_metadata_left_seconds", "galien_keys_metadata_number");
    }

    @Test
    void isAPageForWhoAsksForOne() {
        HttpResponse<String> answer = management.get("/status", "text/html,application/xhtml+xml;q=0.9");

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.select("tbody").first().select("tr")).hasSize(9);
        assertThat(page.text()).contains("TEST AC IGC-SANTE FORT PERSONNES");
    }

    @Test
    void doesNothingForAPageOfAnotherSite() {
        assertThat(management.post("/status/refresh").statusCode()).isEqualTo(303);
        assertThat(management
                        .post("/status/refresh", "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(management
                        .post("/status/refresh", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void isNotOnTheNamesPeopleCome() throws Exception {
        Surfer anybody = Surfer.of(Software.asking());

        assertThat(anybody.get(TheSandbox.get().addresses().auth().resolve("/status"))
                        .status())
                .isEqualTo(404);
        assertThat(anybody.get(TheSandbox.get().addresses().auth().resolve("/auth/status"))
                        .status())
                .isEqualTo(404);
    }
}
