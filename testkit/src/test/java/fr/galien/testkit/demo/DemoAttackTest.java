package fr.galien.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dishonest provider, page or person may send. */
final class DemoAttackTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String BREAKOUT = "\"'><img src=x onerror=alert(1)>";

    @TempDir
    Path directory;

    private DemoUnderTest demo;

    @BeforeEach
    void start() throws IOException {
        demo = new DemoUnderTest(directory);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private static void refused(HttpResponse<String> page, DemoFailure why) {
        assertThat(page.statusCode()).isEqualTo(why.status());
        assertThat(page.body()).contains(why.code());
    }

    @Test
    void scriptsInClaimsAreText() {
        Map<String, Object> activity = Map.of(
                "raisonSocialeSite", SCRIPT,
                "libelleVoie", BREAKOUT,
                "codeSecteurDactivite", SCRIPT,
                "identifiantTechniqueDeLaStructure", BREAKOUT);
        demo.provider.userinfo = Map.of(
                "sub",
                FakeProvider.SUBJECT,
                "given_name",
                SCRIPT,
                "family_name",
                BREAKOUT,
                "SubjectNameID",
                SCRIPT,
                "authMode",
                SCRIPT,
                SCRIPT,
                BREAKOUT,
                "otherIds",
                List.of(Map.of("identifiant", SCRIPT, "origine", BREAKOUT)),
                "SubjectRefPro",
                Map.of(
                        "exercices",
                        List.of(Map.of(
                                "codeProfession", SCRIPT,
                                "codeSavoirFaire", BREAKOUT,
                                "activities", List.of(activity)))));

        String page = demo.browser().logIn().body();

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "<img");
    }

    @Test
    void claimsOfAnotherTypeThanPromisedAreEmptyNotAnError() {
        demo.provider.userinfo = Map.of(
                "sub",
                FakeProvider.SUBJECT,
                "given_name",
                List.of("a"),
                "family_name",
                7,
                "SubjectNameID",
                Map.of(),
                "authMode",
                true,
                "otherIds",
                "none",
                "SubjectRefPro",
                Map.of("exercices", List.of("x", Map.of("activities", Map.of()), 3)));

        assertThat(demo.browser().logIn().statusCode()).isEqualTo(200);
    }

    @Test
    void noTemplateHoldsAnUnescapedValue() throws IOException {
        for (String template : Pages.templates()) {
            try (InputStream in = Pages.class.getResourceAsStream(template + ".mustache")) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain("{{{", "{{&", "<script", "style=");
            }
        }
    }

    @Test
    void nothingRunsAndNothingIsLoadedFromElsewhere() {
        var headers = demo.browser().get("/").headers();

        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void aForgedStateIsNoLoginOfOurs() {
        var browser = demo.browser();
        browser.beginLogin();

        refused(browser.comeBack("forged"), DemoFailure.UNKNOWN_LOGIN);
        refused(browser.get("/callback?code=the-code"), DemoFailure.UNKNOWN_LOGIN);
        assertThat(demo.provider.tokenRequests).isEmpty();
    }

    @Test
    void aStateOfAnotherBrowserIsNoLoginOfOurs() {
        String state = demo.browser().beginLogin().get("state");

        refused(demo.browser().comeBack(state), DemoFailure.UNKNOWN_LOGIN);
        assertThat(demo.provider.tokenRequests).isEmpty();
    }

    @Test
    void aStateWorksOnce() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");
        browser.comeBack(state);

        refused(browser.comeBack(state), DemoFailure.UNKNOWN_LOGIN);
        assertThat(demo.provider.tokenRequests).hasSize(1);
    }

    @Test
    void aStateThatFailedDoesNotWorkAgain() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");

        refused(browser.get("/callback?error=access_denied&state=" + state), DemoFailure.DENIED);
        refused(browser.comeBack(state), DemoFailure.UNKNOWN_LOGIN);
    }

    @Test
    void anIdTokenOfAnotherLoginIsRefused() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");
        demo.provider.nonce = "of another login";

        refused(browser.comeBack(state), DemoFailure.ID_TOKEN_INVALID);
        assertThat(browser.get("/").body()).contains("href=\"/login\"");
    }

    @Test
    void anIdTokenSignedByAnotherKeyIsRefused() {
        demo.provider.signingKey = FakeProvider.OTHER_KEY;

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.ID_TOKEN_INVALID);
    }

    @Test
    void anIdTokenForAnotherSoftwareIsRefused() {
        demo.provider.audience = "other";

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.ID_TOKEN_INVALID);
    }

    @Test
    void anIdTokenOfAnotherIssuerIsRefused() {
        demo.provider.issuerInToken = "https://evil.example";

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.ID_TOKEN_INVALID);
    }

    @Test
    void anExpiredIdTokenIsRefused() {
        demo.provider.expiry = Instant.now().minusSeconds(300);

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.ID_TOKEN_INVALID);
    }

    @Test
    void userinfoAboutSomebodyElseIsRefused() {
        demo.provider.userinfo = Map.of("sub", "f:x:899700000025");

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.USERINFO_REFUSED);
    }

    @Test
    void refusedUserinfoIsNoLogin() {
        demo.provider.userinfoStatus = 403;

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.USERINFO_REFUSED);
    }

    @Test
    void aRefusedCodeIsNoLogin() {
        demo.provider.tokenStatus = 400;

        var browser = demo.browser();
        refused(browser.comeBack(browser.beginLogin().get("state")), DemoFailure.CODE_REFUSED);
    }

    @Test
    void aMissingCodeIsRefused() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");

        assertThat(browser.get("/callback?state=" + state).statusCode()).isEqualTo(400);
        assertThat(browser.get("/callback").statusCode()).isEqualTo(400);
        assertThat(demo.provider.tokenRequests).isEmpty();
    }

    @Test
    void anErrorOfTheProviderIsNotReflected() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");

        var page = browser.get("/callback?error=" + "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
                + "&error_description=call%20%2B33%20now%3Cimg%20src%3Dx%3E&error_uri=https%3A%2F%2Fevil.example&state="
                + state);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("script", "call", "evil.example", "<img");
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");

        refused(
                browser.get("/callback?code=c&iss=https%3A%2F%2Fevil.example&state=" + state),
                DemoFailure.WRONG_ISSUER);
        assertThat(demo.provider.tokenRequests).isEmpty();
    }

    @Test
    void anAnswerWithoutThePromisedIssuerIsRefused() {
        demo.provider.promisesIssuerInAnswers = true;
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");

        refused(browser.comeBack(state), DemoFailure.WRONG_ISSUER);
    }

    @Test
    void theSessionHasANewNameAfterTheLogin() {
        var browser = demo.browser();
        String state = browser.beginLogin().get("state");
        String before = browser.cookies.get("__Host-galien-demo");

        var answer = browser.comeBack(state);

        assertThat(browser.cookies.get("__Host-galien-demo")).hasSize(43).isNotEqualTo(before);
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
        browser.cookies.put("__Host-galien-demo", before);
        assertThat(browser.get("/").body()).contains("href=\"/login\"");
    }

    @Test
    void anotherSiteCannotLogAnyoneOut() {
        var browser = demo.browser();
        browser.logIn();

        refused(browser.post("/logout", "Origin", "https://evil.example"), DemoFailure.NOT_FOR_US);
        refused(browser.get("/logout"), DemoFailure.NOTHING_HERE);
        assertThat(browser.get("/").body()).contains("action=\"/logout\"");
    }

    @Test
    void anotherHostNameIsNotThisSoftware() {
        var request = HttpRequest.newBuilder(
                URI.create("https://127.0.0.1:" + demo.settings.base().getPort() + "/"));

        refused(demo.browser().send(request), DemoFailure.NOT_FOR_US);
    }

    @Test
    void otherPathsAreNotThere() {
        for (String path : List.of("/..%2fdemo.css", "/callback/", "/demo.css/x", "/%2e%2e/", "/LOGIN")) {
            refused(demo.browser().get(path), DemoFailure.NOTHING_HERE);
        }
    }

    @Test
    void aLanguageIsOneOfOurs() {
        var page = demo.browser().get("/?lang=%22%3E%3Cscript%3E");

        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page.body()).doesNotContain("<script");
    }
}
