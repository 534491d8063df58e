package fr.galien.tests.screen;

import fr.galien.sandbox.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

class TourTest {
    @ParameterizedTest
    @CsvSource({"fr", "en"})
    void tour(String language, @TempDir Path desk) {
        Addresses a = Person.addresses();
        try (Person p = Person.at(desk, Locale.of(language), Optional.empty())) {
            p.opensTheSoftware();
            p.asksToLogIn();
            String login = p.browser().driver().getCurrentUrl();
            p.choosesTheCard();
            p.sees(Pages.REFUSAL);
            p.gallery().photograph("30-refusal-no-card");
            p.gallery().photograph("31-refusal-no-card", Gallery.Look.DESK_AT_NIGHT);
            p.gallery().photograph("32-refusal-no-card", Gallery.Look.PHONE);
            String action = p.sees(By.id("galien-means")).getDomProperty("action");
            p.open(URI.create(action.replaceFirst("session_code=[^&]*", "session_code=x")));
            p.sees(By.id("kc-page-title"));
            p.gallery().photograph("40-page-expired");
            p.open(URI.create(login + "&prompt=none"));
            p.browser().await(d -> d.getCurrentUrl().startsWith(a.demo().toString()));
            p.sees(By.tagName("h1"));
            p.gallery().photograph("41-demo-refused");
            p.open(
                    URI.create(
                            a.issuer()
                                    + "/protocol/openid-connect/auth?client_id=demo&redirect_uri=https://x.example/&response_type=code&scope=openid"));
            p.sees(By.id("kc-error-message"));
            p.gallery().photograph("42-error");
            p.open(URI.create(a.issuer() + "/protocol/openid-connect/logout"));
            p.sees(By.id("kc-page-title"));
            p.gallery().photograph("43-logout");
            p.open(URI.create(a.card() + "/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA"));
            p.sees(Pages.REFUSAL);
            p.gallery().photograph("44-lost");
            p.open(URI.create(a.card() + "/nothing"));
            p.sees(By.tagName("body"));
            p.gallery().photograph("45-card-nothing");
            p.open(a.auth());
            p.sees(By.tagName("body"));
            p.gallery().photograph("46-auth-root");
            p.open(URI.create(a.demo() + "/nothing"));
            p.sees(By.tagName("h1"));
            p.gallery().photograph("47-demo-nothing");
        }
    }
}
