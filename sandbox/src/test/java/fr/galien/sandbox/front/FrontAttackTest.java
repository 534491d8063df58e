package fr.galien.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who would be a proxy, a doctor or a vendor by writing it in a request. */
final class FrontAttackTest {

    private static final String FORGED = "Zm9yZ2Vk";

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

    private static String somethingThatPasses(FrontName name) {
        return switch (name) {
            case AUTH -> "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA";
            case CARD -> FrontUnderTest.CARD;
            case MTLS -> FrontUnderTest.REALM + "/protocol/openid-connect/userinfo";
            case WALLET -> "/auth";
            case PHONE -> "/index.html";
        };
    }

    @ParameterizedTest
    @EnumSource(
            names = {"WALLET", "PHONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aForgedCertificateIsTakenAwayOnEveryName(FrontName name) throws IOException {
        var answer = box.browser()
                .send(
                        name.port(box.ports),
                        box.get(
                                name,
                                somethingThatPasses(name),
                                "Client-Cert: :" + FORGED + ":",
                                "client-cert: :" + FORGED + ":",
                                "CLIENT-CERT: :" + FORGED + ":",
                                "Client_Cert: :" + FORGED + ":",
                                "Client-Cert-Chain: :" + FORGED + ":, :" + FORGED + ":",
                                "Client-Cert-Chain: :" + FORGED + ":",
                                "ssl-client-cert: " + FORGED,
                                "SSL-Client-Verify: SUCCESS",
                                "SSL_CLIENT_CERT: " + FORGED,
                                "X-SSL-Client-Cert: " + FORGED,
                                "X-Forwarded-Client-Cert: Cert=" + FORGED,
                                "X-Forwarded-Tls-Client-Cert: " + FORGED));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(FORGED, "SUCCESS");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"WALLET", "PHONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aForgedOriginIsTakenAwayOnEveryName(FrontName name) throws IOException {
        var answer = box.browser()
                .send(
                        name.port(box.ports),
                        box.get(
                                name,
                                somethingThatPasses(name),
                                "X-Forwarded-For: 192.0.2.1",
                                "x-forwarded-for: 192.0.2.1, 192.0.2.1",
                                "X-FORWARDED-HOST: evil.example",
                                "X-Forwarded-Proto: http",
                                "X-Forwarded-Port: 81",
                                "X-Forwarded-Prefix: /evil.example",
                                "X-Forwarded-Server: evil.example",
                                "Forwarded: for=192.0.2.1;host=evil.example",
                                "forwarded: for=192.0.2.1",
                                "X-Real-IP: 192.0.2.1"));

        assertThat(answer.body()).doesNotContain("192.0.2.1", "evil.example");
        assertThat(answer.atKeycloak("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(answer.atKeycloak("x-forwarded-host")).containsExactly(name.authority(box.ports));
        assertThat(answer.atKeycloak("x-forwarded-proto")).containsExactly("https");
        assertThat(answer.atKeycloak("x-forwarded-port")).containsExactly(Integer.toString(name.port(box.ports)));
    }

    @Test
    void aForgedCertificateDoesNotReplaceTheOneShown() throws Exception {
        var answer = box.browserWith(box.selfMadeCard)
                .send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD, "Client-Cert: :" + FORGED + ":"));

        String der = Base64.getEncoder()
                .encodeToString(box.selfMadeCard.certificate().getEncoded());
        assertThat(answer.atKeycloak("client-cert")).containsExactly(":" + der + ":");
    }

    @Test
    void connectionCannotNameTheFrontsOwnHeadersAway() throws IOException {
        String request = "GET " + FrontUnderTest.CARD + " HTTP/1.1\r\nHost: " + FrontName.CARD.authority(box.ports)
                + "\r\nConnection: close, Client-Cert, X-Forwarded-For, X-Mine\r\nX-Mine: 1\r\n\r\n";

        var answer = box.browserWith(box.selfMadeCard).send(box.ports.card(), request);

        assertThat(answer.atKeycloak("client-cert")).hasSize(1);
        assertThat(answer.atKeycloak("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(answer.atKeycloak("x-mine")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/auth",
                "/auth/",
                "/auth/admin/master/console/",
                "/auth/realms/esante-wallet/protocol/openid-connect/token",
                "/auth/realms/esante-wallet/protocol/openid-connect/auth",
                "/auth/realms/esante-wallet/card",
                "/auth/realms/esante-wallet/card/",
                "/auth/realms/esante-wallet/card/short",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA/",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA/more",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA?x=/token",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA;x=1",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA%2Fmore",
                "/auth/realms/esante-wallet/card/%41AAAAAAAAAAAAAAAAAAAAA",
                "/auth/realms/esante-wallet/card/../protocol/openid-connect/token",
                "/auth/realms/esante-wallet/card/..;/protocol/openid-connect/token",
                "/auth/realms/esante-wallet/card/%2e%2e/protocol/openid-connect/token",
                "/auth/realms/esante-wallet/card/..%2fprotocol/openid-connect/token",
                "/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA/../../protocol/openid-connect/token",
                "/auth/realms/esante-wallet/protocol/openid-connect/token/../../../card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth/realms/esante-wallet%2fcard/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth//realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "//auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth/realms/esante wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth\\realms\\esante-wallet\\card\\AAAAAAAAAAAAAAAAAAAAAA",
                "/AUTH/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "https://card.galien.localhost/auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "http://localhost/auth/realms/esante-wallet/protocol/openid-connect/token",
                "*"
            })
    void theCardNameLeadsToCardsOnly(String target) throws IOException {
        int before = box.keycloak.requests();

        var answer = box.browserWith(box.selfMadeCard).send(box.ports.card(), box.get(FrontName.CARD, target));

        assertThat(answer.status()).isIn(400, 404, 421, 505);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"})
    void theCardNameTakesGetOnly(String method) throws IOException {
        var answer = box.browserWith(box.selfMadeCard)
                .send(box.ports.card(), box.request(method, FrontName.CARD, FrontUnderTest.CARD));

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void theCardNameTakesNoBody() throws IOException {
        String chunked = "5\r\nhello\r\n0\r\n\r\n";

        assertThat(box.browser()
                        .send(
                                box.ports.card(),
                                box.get(FrontName.CARD, FrontUnderTest.CARD, "Content-Length: 5") + "hello")
                        .status())
                .isEqualTo(413);
        assertThat(box.browser()
                        .send(
                                box.ports.card(),
                                box.get(FrontName.CARD, FrontUnderTest.CARD, "Transfer-Encoding: chunked") + chunked)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theCardNameForgetsCookiesAndTokens() throws IOException {
        var answer = box.browserWith(box.selfMadeCard)
                .send(
                        box.ports.card(),
                        box.get(
                                FrontName.CARD,
                                FrontUnderTest.CARD,
                                "Cookie: KEYCLOAK_SESSION=1",
                                "cookie: AUTH_SESSION_ID=2",
                                "Authorization: Bearer x"));

        assertThat(answer.atKeycloak("cookie")).isEmpty();
        assertThat(answer.atKeycloak("authorization")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/secret.json",
                "/../secret.json",
                "/js/../../secret.json",
                "/%2e%2e/secret.json",
                "/js//app.js",
                "//index.html",
                "/notes.txt",
                "/js/",
                "/js",
                "/index.html?a=b",
                "/.git/config.json",
                "/index.html%00.js",
                "/INDEX.HTML",
                "/auth/",
                "/auth/realms/esante-wallet"
            })
    void thePhonesNameHasItsFilesAndNothingElse(String target) throws IOException {
        int before = box.keycloak.requests();

        var answer = box.browser().send(box.ports.phone(), box.get(FrontName.PHONE, target));

        assertThat(answer.status()).isIn(400, 404);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothingIsSentToThePhonesFiles(String method) throws IOException {
        var answer = box.browser().send(box.ports.phone(), box.request(method, FrontName.PHONE, "/index.html"));

        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void noNameAnswersToAnother(FrontName name) throws IOException {
        String target = somethingThatPasses(name);
        for (String host : List.of(
                "Host: evil.example",
                "Host: localhost",
                "Host: 127.0.0.1:" + name.port(box.ports),
                "Host: " + name.authority(box.ports) + ".evil.example",
                "X-Nothing: 1",
                "Host: " + name.authority(box.ports) + "\r\nHost: evil.example")) {
            var answer =
                    box.browser().send(name.port(box.ports), "GET " + target + " HTTP/1.1\r\n" + host + "\r\n\r\n");
            assertThat(answer.status()).as(host).isIn(400, 421);
        }
    }

    /** A browser sends several hosts' requests over one connection if it thinks it may: one attempt's card on another's. */
    @ParameterizedTest
    @EnumSource
    void noNameAnswersOnAConnectionOpenedToAnother(FrontName name) throws IOException {
        int before = box.keycloak.requests();

        for (String other : List.of("evil.example", "0123456789abcdef." + box.host(name), "www.localhost")) {
            var answer = box.browserWith(box.vendor)
                    .naming(other)
                    .send(name.port(box.ports), box.get(name, somethingThatPasses(name)));

            assertThat(answer.status()).as(other).isEqualTo(421);
            assertThat(answer.body()).contains("BOX-1022");
        }
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaaaaaaaa.card.galien.localhost, bbbbbbbbbbbbbbbb.card.galien.localhost",
        "aaaaaaaaaaaaaaaa.card.galien.localhost, card.galien.localhost",
        "card.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost"
    })
    void aCardShownToOneAttemptIsNotAnothers(String opened, String asked) throws IOException {
        int before = box.keycloak.requests();

        var answer = box.browserWith(box.selfMadeCard)
                .naming(opened)
                .send(box.ports.card(), box.requestTo(asked + ":" + box.ports.card(), "GET", FrontUnderTest.CARD));

        assertThat(answer.status()).isEqualTo(421);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @Test
    void theCardNameHasToBeNamedInTheHandshake() throws IOException {
        int before = box.keycloak.requests();

        var answer = box.browserWith(box.selfMadeCard)
                .namingNoHost()
                .send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD));

        assertThat(answer.status()).isEqualTo(421);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaa-aaaaaaaa.card.galien.localhost",
                "aaaaaaaa_aaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaaacard.galien.localhost",
                "aaaaaaaaaaaaaaaa.card.galien.localhost.",
                "aaaaaaaaaaaaaaaa.card.galien.localhost.evil.example",
                "aaaaaaaaaaaaaaaa.localhost",
                "aaaaaaaaaaaaaaaa.cardXgalien.localhost",
                ".card.galien.localhost",
                "xn--aaaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaa\u0131.card.galien.localhost"
            })
    void whatIsNoFreshNameIsNotTheCards(String host) throws IOException {
        var answer = box.browser()
                .naming("aaaaaaaaaaaaaaaa.card.galien.localhost")
                .send(box.ports.card(), box.requestTo(host + ":" + box.ports.card(), "GET", FrontUnderTest.CARD));

        assertThat(answer.status()).isIn(400, 421);
    }

    @ParameterizedTest
    @EnumSource(names = "CARD", mode = EnumSource.Mode.EXCLUDE)
    void noOtherNameHasFreshNames(FrontName name) throws IOException {
        String host = "aaaaaaaaaaaaaaaa." + name.authority(box.ports);

        var answer = box.browser().send(name.port(box.ports), box.requestTo(host, "GET", somethingThatPasses(name)));

        assertThat(answer.status()).isEqualTo(421);
    }

    /** Where any certificate is taken, it is still not taken at any length. */
    @ParameterizedTest
    @CsvSource({"1, 1048576", "10000, 1"})
    void aMonstrousCertificateEndsItsOwnConnectionOnly(int extensions, int bytesEach) throws IOException {
        var monster = box.unknownPki.issueBloated("monster", extensions, bytesEach);
        int before = box.keycloak.requests();

        for (FrontName name : List.of(FrontName.CARD, FrontName.MTLS)) {
            assertThatThrownBy(() -> box.browserWith(monster)
                            .send(name.port(box.ports), box.get(name, somethingThatPasses(name))))
                    .isInstanceOf(IOException.class);
        }

        assertThat(box.keycloak.requests()).isEqualTo(before);
        assertThat(box.browserWith(box.selfMadeCard)
                        .send(box.ports.card(), box.get(FrontName.CARD, FrontUnderTest.CARD))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/../metrics",
                "/auth/..;/metrics",
                "/auth/%2e%2e/metrics",
                "/auth/.%2E/metrics",
                "/auth/x/..%2f..%2fmetrics",
                "/auth/..",
                "/auth/./realms",
                "/auth/..%5cmetrics",
                "/auth\\..\\metrics",
                "https://localhost/auth/",
                "auth/"
            })
    void authIsNotLeftByThePath(String target) throws IOException {
        int before = box.keycloak.requests();

        assertThat(box.browser()
                        .send(box.ports.auth(), box.get(FrontName.AUTH, target))
                        .status())
                .isEqualTo(400);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /auth/realms/esante-wallet/protocol/openid-connect/auth?client_id=x",
                "GET /auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "GET /auth/admin/realms",
                "GET /auth/realms/esante-wallet",
                "GET /auth/realms/esante-wallet/protocol/openid-connect/token",
                "POST /auth/realms/esante-wallet/protocol/openid-connect/token/../auth",
                "POST /auth/realms/esante-wallet/protocol/openid-connect/token;x",
                "POST /auth/realms/esante-wallet/protocol/openid-connect/token%2fintrospect",
                "POST /auth/realms/esante-wallet/protocol/openid-connect/token?x=1",
                "POST /auth/realms/esante-wallet/login-actions/authenticate"
            })
    void theVendorsNameLeadsToTheBackChannelOnly(String route) throws IOException {
        String[] parts = route.split(" ");
        int before = box.keycloak.requests();

        var answer =
                box.browserWith(box.vendor).send(box.ports.mtls(), box.request(parts[0], FrontName.MTLS, parts[1]));

        assertThat(answer.status()).isIn(400, 404);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNoVendors() {
        int before = box.keycloak.requests();

        assertThatThrownBy(() -> box.browserWith(box.selfMadeCard)
                        .send(box.ports.mtls(), box.request("POST", FrontName.MTLS, FrontUnderTest.TOKEN)))
                .isInstanceOf(IOException.class);
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @Test
    void aBodyWithoutLengthIsMeasured() throws IOException {
        String chunk = "80000\r\n" + "a".repeat(0x80000) + "\r\n"; // half a mebibyte

        var answer = box.browser()
                .send(
                        box.ports.mtls(),
                        box.request("POST", FrontName.MTLS, FrontUnderTest.TOKEN, "Transfer-Encoding: chunked")
                                + chunk
                                + chunk
                                + chunk
                                + "0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("BOX-1023");
    }

    @Test
    void twoLengthsOfOneBodyDoNotMakeTwoRequests() throws IOException {
        int before = box.keycloak.requests();
        String hidden = "GET /auth/hidden HTTP/1.1\r\nHost: " + FrontName.AUTH.authority(box.ports) + "\r\n\r\n";

        box.browser()
                .send(
                        box.ports.auth(),
                        box.request(
                                        "POST",
                                        FrontName.AUTH,
                                        "/auth/",
                                        "Content-Length: " + (hidden.length() + 5),
                                        "Transfer-Encoding: chunked")
                                + "0\r\n\r\n"
                                + hidden);

        assertThat(box.keycloak.requests() - before).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Content-Length: 1\r\nContent-Length: 2",
                "Content-Length: +1",
                "Content-Length: -1",
                "Client-Cert : :Zm9yZ2Vk:"
            })
    void unclearFramingIsRefused(String header) throws IOException {
        int before = box.keycloak.requests();

        var answer = box.browser().send(box.ports.auth(), box.request("POST", FrontName.AUTH, "/auth/", header) + "a");

        assertThat(answer.text())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEmpty(),
                        text -> assertThat(text).startsWith("HTTP/1.1 400"));
        assertThat(box.keycloak.requests()).isEqualTo(before);
    }

    @Test
    void headersHaveASize() throws IOException {
        assertThat(box.browser()
                        .send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/", "X-Much: " + "a".repeat(64 << 10)))
                        .status())
                .isEqualTo(431);
        assertThat(box.browser()
                        .send(box.ports.auth(), box.get(FrontName.AUTH, "/auth/" + "a".repeat(32 << 10)))
                        .status())
                .isEqualTo(414);
    }

    @Test
    void webSocketsDoNotPass() throws IOException {
        var answer = box.browser()
                .send(
                        box.ports.auth(),
                        "GET /auth/ HTTP/1.1\r\nHost: " + FrontName.AUTH.authority(box.ports)
                                + "\r\nConnection: close\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.atKeycloak("upgrade")).isEmpty();
    }
}
