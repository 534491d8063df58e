package fr.galien.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontTest {

    @TempDir
    static Path directory;

    private static FrontUnderTest box;

    @BeforeAll
    static void start() {
        box = new FrontUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void authPassesEverythingUnderKeycloaksContextPathUnchanged() throws IOException {
        String target = "/auth/admin/realms/x/users/f:id:5000%2FCPAT1?a=%20b&c=%2F..%2F";

        var answer = box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, target, "Cookie: A=1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.echo().getString("uri")).isEqualTo(target);
        assertThat(answer.atKeycloak("cookie")).containsExactly("A=1");
        assertThat(answer.headers("set-cookie")).containsExactly("A=1; Path=/auth", "B=2; Path=/auth");
    }

    @Test
    void tellsKeycloakTheTruthAboutTheClient() throws IOException {
        var answer = box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));

        assertThat(answer.atKeycloak("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(answer.atKeycloak("x-forwarded-proto")).containsExactly("https");
        assertThat(answer.atKeycloak("x-forwarded-host")).containsExactly("localhost:" + box.ports.auth());
        assertThat(answer.atKeycloak("x-forwarded-port")).containsExactly(Integer.toString(box.ports.auth()));
    }

    @Test
    void authNeverAsksForACertificate() throws IOException {
        var answer = box.browserWith(box.vendor).send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));

        assertThat(answer.session().getLocalCertificates()).isNull();
        assertThat(answer.atKeycloak("client-cert")).isEmpty();
    }

    @Test
    void walletNeverAsksForACertificate() throws IOException {
        var answer = box.browserWith(box.vendor).send(box.ports.wallet(), box.get(FrontName.WALLET, "/auth"));

        assertThat(answer.session().getLocalCertificates()).isNull();
    }

    @Test
    void authHasNothingOutsideKeycloak() throws IOException {
        for (String target : List.of("/", "/authx", "/authentication/", "/metrics", "/favicon.ico")) {
            assertThat(box.browser()
                            .send(box.ports.auth(), box.get(FrontName.AUTH, target))
                            .status())
                    .as(target)
                    .isEqualTo(404);
        }
    }

    @Test
    void walletRedirectsWithTheQueryIntact() throws IOException {
        String query =
                "client_id=a&redirect_uri=https%3A%2F%2Fx%2Fy%3Fz%3D1&scope=openid+scope_all&state=%F0%9F%8F%A5&x=a:b/c?d";

        var answer = box.browser().send(box.ports.wallet(), box.get(FrontName.WALLET, "/auth?" + query));

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers("location"))
                .containsExactly("https://localhost:" + box.ports.auth()
                        + "/auth/realms/esante-wallet/protocol/openid-connect/auth?" + query);
    }

    @Test
    void walletRedirectsAPostToo() throws IOException {
        var answer = box.browser()
                .send(box.ports.wallet(), box.request("POST", FrontName.WALLET, "/auth", "Content-Length: 3") + "a=b");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers("location")).first().asString().endsWith("/openid-connect/auth");
    }

    @Test
    void walletHasNothingElse() throws IOException {
        for (String target :
                List.of("/", "/auth/", "/auth/realms/esante-wallet", "/.well-known/openid-configuration")) {
            assertThat(box.browser()
                            .send(box.ports.wallet(), box.get(FrontName.WALLET, target))
                            .status())
                    .as(target)
                    .isEqualTo(404);
        }
    }

    @Test
    void aCardOfAnyAuthorityArrivesIntact() throws Exception {
        for (TestPki.Credential card : List.of(box.selfMadeCard, box.expiredCard, box.vendor)) {
            var answer = box.browserWith(card).send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

            String der = Base64.getEncoder().encodeToString(card.certificate().getEncoded());
            assertThat(answer.atKeycloak("client-cert")).containsExactly(":" + der + ":");
            assertThat(answer.atKeycloak("client-cert-chain")).isEmpty();
            assertThat(answer.atKeycloak("x-forwarded-host"))
                    .containsExactly("card.galien.localhost:" + box.ports.card());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef.card.galien.localhost",
                "0123456789ABCDEF.card.galien.localhost",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.card.galien.localhost"
            })
    void aFreshNameBelowTheCardsIsTheCardsToo(String host) throws IOException {
        var answer = box.browserWith(box.selfMadeCard)
                .send(box.ports.card(), box.requestTo(host + ":" + box.ports.card(), "GET", FrontUnderTest.CARD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.atKeycloak("client-cert")).hasSize(1);
        assertThat(answer.atKeycloak("x-forwarded-host"))
                .containsExactly(host.toLowerCase(Locale.ROOT) + ":" + box.ports.card());
    }

    @Test
    void cardAsksForACertificateOfAnyAuthority() throws IOException {
        InsistentKey key = new InsistentKey(box.selfMadeCard);

        box.browserWith(key).send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

        assertThat(key.announced()).contains(List.of());
    }

    @Test
    void mtlsAsksForACertificateOfTheVendorsAuthoritiesAlone() throws IOException {
        InsistentKey key = new InsistentKey(box.vendor);

        box.browserWith(key)
                .send(
                        box.ports.mtls(),
                        box.get(FrontName.MTLS, FrontUnderTest.REALM + "/protocol/openid-connect/certs"));

        assertThat(key.announced())
                .contains(List.of(box.vendorPki.rootCertificate().getSubjectX500Principal()));
    }

    @ParameterizedTest
    @EnumSource(names = "CARD", mode = EnumSource.Mode.EXCLUDE)
    void softwareThatSaysNoNameInTheHandshakeIsServedWhereNoCardIsRead(FrontName name) throws IOException {
        var answer = box.browser().namingNoHost().send(name.port(box.ports), box.get(name, "/auth"));

        assertThat(answer.status()).isNotEqualTo(421);
    }

    @Test
    void withoutACertificateTheRequestPassesWithoutTheHeader() throws IOException {
        var answer = box.browser().send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.atKeycloak("client-cert")).isEmpty();
    }

    @Test
    void cardHangsUpAfterOneAnswer() throws IOException {
        String withoutClose =
                "GET " + FrontUnderTest.CARD + " HTTP/1.1\r\nHost: " + FrontName.CARD.authority(box.ports) + "\r\n\r\n";

        var answer = box.browserWith(box.selfMadeCard).send(box.ports.card(), withoutClose);

        assertThat(answer.headers("connection")).containsExactly("close");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void cardSessionsCannotBeResumed() throws IOException {
        RawTls browser = box.browserWith(box.selfMadeCard);

        var first = browser.send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));
        var second = browser.send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

        assertThat(second.session().getId()).isNotEqualTo(first.session().getId());
        assertThat(second.session().getCreationTime())
                .isNotEqualTo(first.session().getCreationTime());
    }

    @Test
    void otherNamesResumeSessionsSoTheTestAboveProvesSomething() throws IOException {
        RawTls browser = box.browser().speakingOnly("TLSv1.2");

        var first = browser.send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));
        var second = browser.send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));

        assertThat(second.session().getCreationTime()).isEqualTo(first.session().getCreationTime());
    }

    @Test
    void cardSpeaksTls12Only() throws IOException {
        String request = box.get(FrontName.CARD, FrontUnderTest.CARD);

        assertThat(box.browser().send(box.ports.card(), request).session().getProtocol())
                .isEqualTo("TLSv1.2");
        assertThatThrownBy(() -> box.browser().speakingOnly("TLSv1.3").send(box.ports.card(), request))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void cardSpeaksNoHttp2() throws IOException {
        var answer = box.browser()
                .preferring("h2", "http/1.1")
                .send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

        assertThat(answer.applicationProtocol()).isNotEqualTo("h2");
        assertThat(answer.text()).startsWith("HTTP/1.1 200");
    }

    /** It is given a ticket, since JSSE gives them on every listener or none; under a key that is forgotten with the connection. */
    @Test
    void cardSessionsCannotBeResumedByAnotherStackEither() throws Exception {
        Openssl openssl = new Openssl(box.serverPki.rootFile());

        assertThat(openssl.connectAgainAndAgain(box.ports.card(), box.host(FrontName.CARD)))
                .contains("New, TLSv1.2")
                .doesNotContain("Reused");
        // The same question asked where sessions may be resumed, so that the answer above means something.
        assertThat(openssl.connectAgainAndAgain(box.ports.auth(), box.host(FrontName.AUTH)))
                .contains("Reused, TLSv1.2");
    }

    @Test
    void aVendorsCertificateReachesTheBackChannel() throws Exception {
        var answer = box.browserWith(box.vendor)
                .send(
                        box.ports.mtls(),
                        box.request("POST", FrontName.MTLS, FrontUnderTest.TOKEN, "Content-Length: 3") + "a=b");

        String der = Base64.getEncoder().encodeToString(box.vendor.certificate().getEncoded());
        assertThat(answer.atKeycloak("client-cert")).containsExactly(":" + der + ":");
        assertThat(answer.echo().getInteger("body")).isEqualTo(3);
    }

    @Test
    void aVendorWithoutCertificatePassesWithoutTheHeader() throws IOException {
        var answer = box.browser()
                .send(
                        box.ports.mtls(),
                        box.get(FrontName.MTLS, FrontUnderTest.REALM + "/protocol/openid-connect/certs"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.atKeycloak("client-cert")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /protocol/openid-connect/token",
                "POST /protocol/openid-connect/token/introspect",
                "POST /protocol/openid-connect/revoke",
                "GET /protocol/openid-connect/userinfo",
                "POST /protocol/openid-connect/userinfo",
                "POST /protocol/openid-connect/ext/par/request",
                "POST /protocol/openid-connect/ext/ciba/auth",
                "GET /protocol/openid-connect/certs",
                "GET /.well-known/openid-configuration",
                "GET /.well-known/wallet-openid-configuration"
            })
    void mtlsLeadsToTheBackChannel(String route) throws IOException {
        String[] parts = route.split(" ");

        var answer = box.browser()
                .send(box.ports.mtls(), box.request(parts[0], FrontName.MTLS, FrontUnderTest.REALM + parts[1]));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void asksVendorsForNothingWhenNoAuthorityIsGiven() throws IOException {
        var own = FreePorts.inARow();
        var settings = new FrontSettings(
                own,
                box.settings.server(),
                box.settings.cardServer(),
                box.settings.phoneServer(),
                box.settings.link(),
                box.settings.linkRoot(),
                List.of(),
                box.settings.wallet());
        try (Front front = Front.start(settings)) {
            assertThat(front).isNotNull();
            var answer = box.browserWith(box.vendor)
                    .send(own.mtls(), "GET / HTTP/1.1\r\nHost: localhost:" + own.mtls() + "\r\n\r\n");
            assertThat(answer.session().getLocalCertificates()).isNull();
        }
    }

    @Test
    void saysInTwoLanguagesThatKeycloakIsAway() throws IOException {
        var own = FreePorts.inARow();
        var settings = new FrontSettings(
                own,
                box.settings.server(),
                box.settings.cardServer(),
                box.settings.phoneServer(),
                box.settings.link(),
                box.settings.linkRoot(),
                List.of(),
                box.settings.wallet());
        try (Front front = Front.start(settings)) {
            assertThat(front).isNotNull();
            var answer = box.browser()
                    .send(
                            own.auth(),
                            "GET /auth/ HTTP/1.1\r\nHost: localhost:" + own.auth() + "\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers("content-type")).containsExactly("text/html; charset=utf-8");
            assertThat(answer.headers("retry-after")).containsExactly("5");
            assertThat(answer.headers("cache-control")).containsExactly("no-store");
            assertThat(answer.body())
                    .contains("BOX-1020", "Le service ne répond pas", "The service is not answering", "lang=\"en\"");
        }
    }

    @Test
    void keycloakHangingUpIsABadGateway() throws IOException {
        var answer = box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/dies"));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("BOX-1020");
    }

    @Test
    void largeAnswersStream() throws IOException {
        var answer = box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/large"));

        assertThat(answer.text().length()).isGreaterThan(FakeKeycloak.LARGE);
    }

    @Test
    void keepsItsConnectionsToKeycloak() throws IOException {
        box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));
        int before = box.keycloak.connections();

        for (int i = 0; i < 10; i++) {
            box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));
        }

        assertThat(box.keycloak.connections()).isEqualTo(before);
    }

    @Test
    void listensOnBothLoopbackAddresses() throws IOException {
        for (String address : Loopback.addresses()) {
            assertThat(box.browser()
                            .send(address, box.ports.auth(), box.get(FrontName.AUTH, "/auth/"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void promisesNothingForAllPortsOfLocalhost() throws IOException {
        var answer = box.browser().send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/"));

        assertThat(answer.headers("strict-transport-security")).isEmpty();
    }

    @Test
    void aTakenPortIsNamed() {
        assertThatThrownBy(() -> Front.start(box.settings))
                .asInstanceOf(InstanceOfAssertFactories.type(Trouble.class))
                .satisfies(trouble -> {
                    assertThat(trouble.code()).isEqualTo("BOX-1025");
                    assertThat(trouble).hasMessageContaining(Integer.toString(box.ports.auth()));
                });
    }

    @Test
    void aMissingCertificateIsNamed() {
        PemFiles missing = new PemFiles(directory.resolve("none.crt"), directory.resolve("none.key"));
        var settings = new FrontSettings(
                FreePorts.inARow(),
                missing,
                missing,
                missing,
                box.settings.link(),
                box.settings.linkRoot(),
                List.of(),
                box.settings.wallet());

        assertThatThrownBy(() -> Front.start(settings))
                .asInstanceOf(InstanceOfAssertFactories.type(Trouble.class))
                .extracting(Trouble::code)
                .isEqualTo("BOX-1026");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/index.html, text/html; charset=utf-8",
        "/js/app.js, text/javascript; charset=utf-8",
        "/config.json, application/json"
    })
    void servesThePhonesFilesUnderAPolicyThatKeepsOtherScriptsAway(String target, String type) throws IOException {
        var answer = box.browser().send(box.ports.phone(), box.get(FrontName.PHONE, target));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("content-type")).containsExactly(type);
        assertThat(answer.headers("content-security-policy"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(
                        "default-src 'none'; script-src 'self';",
                        "connect-src 'self' https://localhost:" + box.ports.auth() + ";",
                        "require-trusted-types-for 'script'; trusted-types galien-worker")
                .doesNotContain("unsafe", "*");
        assertThat(answer.headers("cache-control")).containsExactly("no-cache");
    }

    @Test
    void tellsThePhoneItsIssuer() throws IOException {
        var answer = box.browser().send(box.ports.phone(), box.get(FrontName.PHONE, "/config.json"));

        assertThat(answer.body())
                .isEqualTo("{\"issuer\":\"https://localhost:" + box.ports.auth() + FrontUnderTest.REALM + "\"}");
    }

    @Test
    void theLinkIsClosedToEverybodyElse() {
        assertThatThrownBy(() -> RawTls.trusting(box.linkPki)
                        .send(box.ports.keycloak(), "GET /auth/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RawTls.trusting(box.linkPki, box.vendor)
                        .send(box.ports.keycloak(), "GET /auth/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerWithoutACertificateOfTheLinkIsNotKeycloak() throws IOException {
        var own = FreePorts.inARow();
        var settings = new FrontSettings(
                own,
                box.settings.server(),
                box.settings.cardServer(),
                box.settings.phoneServer(),
                box.settings.link(),
                box.settings.linkRoot(),
                List.of(),
                box.settings.wallet());
        try (FakeKeycloak impostor = FakeKeycloak.start(
                        own.keycloak(), box.serverPki.issueFiles("impostor"), box.linkPki.rootFile());
                Front front = Front.start(settings)) {
            assertThat(front).isNotNull();
            var answer = box.browser()
                    .send(
                            own.auth(),
                            "GET /auth/ HTTP/1.1\r\nHost: localhost:" + own.auth() + "\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(impostor.requests()).isZero();
        }
    }
}
