package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keycloak's own error pages in our words: what it is, what to do, and a reference that support finds in the log. */
class ErrorPagesTest {

    private static final String AUTH = "/protocol/openid-connect/auth?response_type=code&scope=openid";

    @ParameterizedTest
    @CsvSource({
        "400, PAGE-1407, '" + AUTH + "&client_id=8997001234567&redirect_uri=https://elsewhere.example.org/'",
        "400, PAGE-1405, '" + AUTH + "'",
        "400, PAGE-1403, '" + AUTH + "&client_id=demo&redirect_uri=https://elsewhere.example.org/8997001234567'",
        "400, PAGE-1406, '/protocol/openid-connect/logout?client_id=demo&post_logout_redirect_uri=https://elsewhere.example.org/8997001234567'",
        "400, PAGE-1409, /login-actions/authenticate?client_id=demo&tab_id=8997001234567",
        "404, PAGE-1402, /nothing/8997001234567"
    })
    void saysWhatHappenedAndUnderWhichReferenceItStandsInTheLog(int status, String code, String path)
            throws IOException {
        Exchange answer = Surfer.of(Software.asking())
                .get(URI.create(TheSandbox.get().addresses().issuer() + path));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(Page.of(answer).code()).isEqualTo(code);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".galien-failure__sentence").text()).isNotBlank().doesNotContain("PAGE-", "{");
        assertThat(page.select(".galien-failure__hint").text()).isNotBlank().doesNotContain("PAGE-", "{");
        assertThat(page.text()).doesNotContain("Exception", "org.keycloak", "8997001234567");
        String reference = page.select("#galien-reference").text();
        assertThat(Files.readAllLines(TheSandbox.get().serverLog()).stream().filter(line -> line.contains(reference)))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(code).doesNotContain("8997001234567"));
    }
}
