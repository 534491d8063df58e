package fr.galien.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoSoftwareTest {

    @TempDir
    Path directory;

    private DemoUnderTest demo;

    @BeforeEach
    void start() throws IOException {
        demo = new DemoUnderTest(directory);
        demo.provider.userinfo = Map.of(
                "sub", FakeProvider.SUBJECT,
                "given_name", "Élodie",
                "family_name", "D'ARC",
                "SubjectNameID", "899700000017",
                "authMode", "CARD",
                "otherIds", List.of(Map.of("identifiant", "899700000017", "origine", "RPPS", "qualite", 1)),
                "SubjectRefPro",
                        Map.of(
                                "codeCivilite",
                                "MME",
                                "exercices",
                                List.of(Map.of(
                                        "codeProfession", "10",
                                        "codeCategorieProfessionnelle", "C",
                                        "codeSavoirFaire", "SM26",
                                        "prenomDexercice", "Élodie",
                                        "nomDexercice", "D'ARC",
                                        "activities",
                                                List.of(
                                                        Map.of(
                                                                "raisonSocialeSite", "CABINET DES LILAS",
                                                                "numeroVoie", "12",
                                                                "codeTypeDeVoie", "R",
                                                                "libelleVoie", "DES LILAS",
                                                                "codePostal", "75009",
                                                                "codeModeExercice", "L",
                                                                "codeSecteurDactivite", "SA07",
                                                                "codeRole", ""),
                                                        Map.of(
                                                                "raisonSocialeSite", "CH DE NULLE-PART",
                                                                "codeSecteurDactivite", "SA99"))))));
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void homeOffersToLogInInFrench() {
        var home = demo.browser().get("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("Logiciel de démonstration", "<html lang=\"fr\">", "href=\"/login\"");
        assertThat(home.body()).contains("S&#39;identifier avec un moyen de santé");
        assertThat(home.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void speaksEnglishToABrowserThatPrefersIt() {
        assertThat(demo.browser()
                        .get("/", "Accept-Language", "en-GB,en;q=0.9,fr;q=0.1")
                        .body())
                .contains("Log in with a health credential", "<html lang=\"en\">");
        assertThat(demo.browser()
                        .get("/", "Accept-Language", "de, nonsense;;q=x")
                        .body())
                .contains("<html lang=\"fr\">");
    }

    @Test
    void remembersTheLanguageOfALink() {
        var browser = demo.browser();

        browser.get("/?lang=en");

        assertThat(browser.get("/").body()).contains("<html lang=\"en\">");
        assertThat(browser.get("/?lang=fr").body()).contains("<html lang=\"fr\">");
    }

    @Test
    void asksTheWalletAsAVendorShould() throws Exception {
        var browser = demo.browser();
        String location = browser.get("/login").headers().firstValue("location").orElseThrow();
        Map<String, String> request = DemoUnderTest.query(location);

        assertThat(location).startsWith(DemoUnderTest.WALLET + "?");
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "demo")
                .containsEntry("redirect_uri", demo.settings.base() + "/callback")
                .containsEntry("scope", "openid scope_all")
                .containsEntry("acr_values", "eidas1")
                .containsEntry("code_challenge_method", "S256");

        demo.provider.nonce = request.get("nonce");
        browser.comeBack(request.get("state"));

        Map<String, String> token = DemoUnderTest.query("x:/?" + demo.provider.tokenRequests.getFirst());
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(token.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(request.get("code_challenge"));
        assertThat(token).containsEntry("code", "the-code").doesNotContainKey("client_secret");
        assertThat(demo.provider.tokenCredentials.getFirst())
                .isEqualTo("Basic "
                        + Base64.getEncoder().encodeToString("demo:sandbox-secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsWhoLoggedInReadably() {
        String page = demo.browser().logIn().body();

        assertThat(page)
                .contains("Élodie D&#39;ARC", "899700000017", "Médecin", "Médecine générale")
                .contains("CABINET DES LILAS", "12 R DES LILAS", "75009", "Libéral, indépendant", "Cabinet individuel")
                .contains("CH DE NULLE-PART", "SA99")
                .contains("Carte CPS", "eidas1", "sc, pin")
                .contains("Se déconnecter");
        assertThat(page).containsPattern("Jeton d&#39;accès</dt><dd>(2 min 0|1 min \\d+) s");
        assertThat(page).containsPattern("rafraîchissement</dt><dd>(30|29) min");
    }

    @Test
    void showsAPersonWithoutPracticeToo() {
        demo.provider.userinfo = Map.of("sub", FakeProvider.SUBJECT, "preferred_username", "899700000017");

        assertThat(demo.browser().logIn().body())
                .contains("<h1 id=\"who\">899700000017</h1>", "Aucun exercice en cours");
    }

    @Test
    void tokensStayOnTheServer() {
        var page = demo.browser().logIn();

        assertThat(page.body()).doesNotContain("access-token-of-the-test", "refresh-token-of-the-test", "eyJ");
        assertThat(page.headers().map().toString()).doesNotContain("eyJ", "-of-the-test");
    }

    @Test
    void logsOutHereAndThere() {
        var browser = demo.browser();
        browser.logIn();

        var logout = browser.post("/logout", "Origin", demo.settings.base().toString());

        assertThat(logout.statusCode()).isEqualTo(303);
        String location = logout.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith(demo.provider.issuer() + "/protocol/openid-connect/logout?");
        assertThat(DemoUnderTest.query(location))
                .containsEntry("post_logout_redirect_uri", demo.settings.base() + "/")
                .containsKeys("id_token_hint", "state");
        assertThat(browser.get("/").body()).contains("href=\"/login\"").doesNotContain("D&#39;ARC");
    }

    @Test
    void theLogoutFormMayLeadToTheProvider() {
        assertThat(demo.browser()
                        .logIn()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("form-action 'self' http://localhost:" + demo.provider.port());
    }

    @Test
    void startsBeforeItsProviderAndFindsItLater() throws IOException {
        int port = demo.provider.port();
        demo.provider.close();
        var browser = demo.browser();
        var settings = new DemoSettings(
                URI.create("https://localhost:" + DemoUnderTest.freePort()),
                demo.settings.certificate(),
                demo.settings.key(),
                demo.settings.issuer(),
                Optional.empty(),
                "demo",
                "sandbox-secret",
                demo.settings.trustRoot(),
                Optional.empty());
        try (DemoSoftware early = DemoSoftware.start(settings)) {
            assertThat(early).isNotNull();
            var login = HttpRequest.newBuilder(settings.base().resolve("/login"));

            var away = browser.send(login);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("retry-after")).hasValue("5");
            assertThat(away.body()).contains("BOX-1080");

            try (FakeProvider late = FakeProvider.start(port)) {
                var found = browser.send(login);
                assertThat(found.statusCode()).isEqualTo(303);
                assertThat(found.headers().firstValue("location").orElseThrow())
                        .startsWith(late.issuer() + "/protocol/openid-connect/auth?");
            }
        }
    }

    @Test
    void aTakenPortIsReported() {
        assertThatThrownBy(() -> DemoSoftware.start(demo.settings)).isInstanceOf(BindException.class);
    }

    @Test
    void settingsHideTheSecret() {
        assertThat(demo.settings)
                .hasToString("DemoSettings[base=" + demo.settings.base() + ", issuer=" + demo.settings.issuer()
                        + ", clientId=demo, clientSecret=***]");
    }

    @Test
    void everyFailureHasItsTextsInBothLanguages() {
        for (String language : List.of("fr", "en")) {
            Words words = Words.of(Optional.of(language), Optional.empty());
            for (DemoFailure failure : DemoFailure.values()) {
                assertThat(words.text(failure.code())).isNotBlank();
                assertThat(words.text(failure.code() + ".hint")).isNotBlank();
            }
        }
    }
}
