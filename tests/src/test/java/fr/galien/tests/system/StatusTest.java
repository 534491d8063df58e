package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
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
