package fr.galien.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.tls.PemFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services the software calls for whoever is logged in. */
final class DemoServicesTest {

    private static final String PASSWORD = "sandbox-p";

    @TempDir
    Path directory;

    private FakeServices services;
    private DemoUnderTest demo;
    private DemoUnderTest.Browser browser;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        services = new FakeServices();
        FakeProvider provider = FakeProvider.start();
        provider.userinfo = person(List.of(
                Map.of(
                        "ancienIdentifiantDeLaStructure", "499700000000006",
                        "raisonSocialeSite", "CABINET DES LILAS",
                        "codeSecteurDactivite", "SA08",
                        "codeModeExercice", "L"),
                Map.of(
                        "numeroFinessSite", "0B0000000",
                        "raisonSocialeSite", "CH DE NULLE-PART",
                        "codeSecteurDactivite", "SA01")));
        SelfSigned tls = SelfSigned.in(directory);
        Path keys = directory.resolve("proxy.p12");
        demo = new DemoUnderTest(
                directory,
                provider,
                Optional.of(new ServiceSettings(
                        URI.create(provider.issuer() + "/protocol/openid-connect/token"),
                        services.address(),
                        services.address().resolve("/prescriptions"),
                        DemoUnderTest.freePort(),
                        structure -> {
                            write(keys, tls);
                            return new ServiceSettings.Proxy("proxy-" + structure, keys, PASSWORD);
                        })));
        browser = demo.browser();
        browser.logIn();
        demo.provider.tokenRequests.clear();
    }

    private static void write(Path file, SelfSigned tls) {
        try (var pem = Files.newInputStream(tls.certificate());
                var out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("proxy", PemFiles.key(tls.key()), PASSWORD.toCharArray(), new Certificate[] {
                CertificateFactory.getInstance("X.509").generateCertificate(pem)
            });
            store.store(out, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> person(List<Map<String, String>> activities) {
        return Map.of(
                "sub",
                FakeProvider.SUBJECT,
                "SubjectRefPro",
                Map.of(
                        "exercices",
                        List.of(Map.of(
                                "codeProfession",
                                "10",
                                "codeCategorieProfessionnelle",
                                "C",
                                "activities",
                                activities))));
    }

    @AfterEach
    void stop() {
        demo.close();
        services.close();
    }

    @Test
    void offersTheServicesAndThePlacesOneWorksIn() {
        String page = browser.get("/").body();

        assertThat(page)
                .contains("Ouvrir le dossier médical", "Voir les ordonnances", "Ouvrir la messagerie")
                .contains("CABINET DES LILAS", "499700000000006 · 10C/SA08/L")
                .contains("CH DE NULLE-PART", "10B0000000 · 10C/SA01")
                .contains("<input type=\"radio\" name=\"place\" value=\"0\" checked>")
                .contains("<input type=\"radio\" name=\"place\" value=\"1\">");
    }

    @Test
    void asksForATokenOfTheRecordAsTheStructureInTheSituation() {
        String page = browser.submit("/services", "service=record&place=1").body();

        assertThat(page)
                .contains("service-record", "record:read", "10C/SA01", "CH DE NULLE-PART")
                .contains("valable 3600 s")
                .contains("<caption>Patients</caption>", "Odette PATIENTE", "277076311300072")
                .contains("Odette PATIENTE, 1977-07-15");
        assertThat(demo.provider.tokenRequests).hasSize(3);
        assertThat(demo.provider.tokenRequests.get(0)).contains("grant_type=refresh_token");
        Map<String, String> exchange = DemoUnderTest.query("http://x/?" + demo.provider.tokenRequests.get(1));
        assertThat(exchange)
                .containsEntry("client_id", "proxy-10B0000000")
                .containsEntry("audience", "service-record")
                .containsEntry("scope", "record:read")
                .containsEntry("subject_token", "access-token-of-the-test")
                .containsEntry("actor_token_type", "urn:ietf:params:oauth:token-type:jwt");
        assertThat(DemoUnderTest.query("http://x/?" + demo.provider.tokenRequests.get(2)))
                .containsEntry("patient_id", "277076311300072^^^&1.2.250.1.213.1.4.10&ISO^NH")
                .containsEntry("requested_token_type", "urn:ietf:params:oauth:token-type:saml2");
        assertThat(services.messages.get(1)).contains("<Assertion>signed</Assertion>");
        assertThat(services.tokens).allMatch(header -> header.startsWith("Bearer ey"));
    }

    @Test
    void writesAPrescription() {
        services.prescriptions =
                "[{\"written\":\"2026-11-22T10:00:00Z\",\"patient\":\"277076311300072\",\"text\":\"Repos\"}]";

        String page = browser.submit(
                        "/services", "service=prescription&place=0&patient=277076311300072&text=Repos+%3Cb%3E")
                .body();

        assertThat(page)
                .contains("Ordonnance enregistrée", "Repos &lt;b&gt;", "22 novembre 2026")
                .contains("<label for=\"patient\">")
                .doesNotContain("<b>");
        assertThat(services.messages.getFirst()).contains("\"patient\":\"277076311300072\"");
    }

    @Test
    void saysThatAServiceIsNotStartedAndHowToStartIt() {
        demo.provider.serviceClaims = Map.of("mss_mailbox", "a@mssante.example");

        assertThat(browser.submit("/services", "service=messaging").body())
                .contains("Ce service n&#39;est pas démarré.", "./galien up --services", "BOX-1121");
        services.close();
        assertThat(browser.submit("/services", "service=prescription").body()).contains("BOX-1121");
    }

    @Test
    void showsTheServersOwnWordsWhereItGivesNoToken() {
        demo.provider.refusal = "TOKEN-0415: this person has no activity in the structure";

        assertThat(browser.submit("/services", "service=record").body())
                .contains("BOX-1122", "TOKEN-0415: this person has no activity in the structure")
                .doesNotContain("<caption>");
        assertThat(services.tokens).isEmpty();
    }

    @Test
    void showsTheServicesOwnWordsWhereItRefuses() {
        services.refusal = "Bearer error=\"invalid_token\", error_description=\"the token was revoked\"";

        assertThat(browser.submit("/services", "service=record").body())
                .contains("BOX-1123", "HTTP 401, the token was revoked");
    }

    @Test
    void saysThatTheLoginIsOver() {
        demo.provider.tokenStatus = 400;

        assertThat(browser.submit("/services", "service=record", "Accept-Language", "en")
                        .body())
                .contains("BOX-1124", "Your session is over.", "href=\"/login\"");
    }

    @Test
    void saysThatNobodyCanAskForWhoeverWorksNowhere() {
        demo.provider.userinfo = person(List.of());
        DemoUnderTest.Browser other = demo.browser();
        other.logIn();

        assertThat(other.submit("/services", "service=record").body()).contains("BOX-1125");
        assertThat(other.get("/").body()).contains("Aucune structure n&#39;est connue du répertoire.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service=other", "", "place=1", "service=record%00"})
    void knowsNoOtherService(String form) {
        assertThat(browser.submit("/services", form).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "999999999999", "x", ""})
    void takesTheFirstPlaceForOneThatIsNotThere(String place) {
        assertThat(browser.submit("/services", "service=record&place=" + place).body())
                .contains("CABINET DES LILAS");
    }

    @Test
    void actsForNobodyAtTheWishOfAnotherSite() {
        assertThat(browser.submit("/services", "service=record", "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(421);
        assertThat(demo.browser().submit("/services", "service=record").statusCode())
                .isEqualTo(303);
        assertThat(demo.provider.tokenRequests).isEmpty();
    }

    @Test
    void hasNoServiceWhereNoneIsConfigured() throws IOException {
        try (DemoUnderTest without = new DemoUnderTest(directory)) {
            DemoUnderTest.Browser visitor = without.browser();
            assertThat(visitor.logIn().body()).doesNotContain("action=\"/services\"");
            assertThat(visitor.submit("/services", "service=record").statusCode())
                    .isEqualTo(404);
        }
    }
}
