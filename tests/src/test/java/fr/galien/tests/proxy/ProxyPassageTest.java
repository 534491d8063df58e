package fr.galien.tests.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.RppsNumber;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a shipped proxy, seen from where Keycloak stands; and what a client cannot make it say. */
@ParameterizedClass
@EnumSource(Shipped.class)
class ProxyPassageTest {

    private static final String REALM = "/auth/realms/esante-wallet";
    private static final String HANDLE = REALM + "/card/AAAAAAAAAAAAAAAAAAAAAA";
    private static final String TOKEN = REALM + "/protocol/openid-connect/token";
    private static final String FRESH = "0123456789abcdef0123456789." + RunningProxy.CARD;
    private static final String FORGED = "Zm9yZ2Vk";

    @TempDir
    private static Path directory;

    private static Echo keycloak;
    private static CardAuthority authority;
    private static TestCard card;
    private static TestCard expired;
    private static TestCard selfSigned;
    private static TestCard vendor;
    private static RunningProxy front;

    @Parameter
    private Shipped proxy;

    @BeforeAll
    static void prepare() {
        SecureRandom random = new SecureRandom();
        SandboxTls tls = SandboxTls.openOrCreate(directory.resolve("sandbox"), Clock.systemUTC(), random);
        authority = CardAuthority.inMemory(random);
        FrontFiles.write(directory.resolve("tls"), tls, authority);
        CardRequest order = authority
                .cards(Clock.systemUTC(), random)
                .holder(RppsNumber.withKey("9970000001").nationalId(), "PERSONNE", "ZOE");
        card = order.issue();
        expired = order.flawed(CardFlaw.EXPIRED).issue();
        selfSigned = order.flawed(CardFlaw.SELF_SIGNED).issue();
        vendor = order.flawed(CardFlaw.ORGANISATIONS).issue();
        keycloak = Echo.start(tls);
    }

    @AfterAll
    static void end() {
        keycloak.close();
    }

    @BeforeParameterizedClassInvocation
    static void start(Shipped proxy) {
        front = RunningProxy.start(proxy, directory.resolve(proxy.name()), directory.resolve("tls"), keycloak.port());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        front.close();
    }

    private static Client names() {
        return Client.of(front.names());
    }

    private static Client reader() {
        return Client.of(front.card());
    }

    @Test
    void cardOfAnyAuthorityArrivesAsItsLeafAlone() throws IOException {
        for (TestCard shown : List.of(card, expired, selfSigned, vendor)) {
            var answer = reader().showing(Cards.key(shown)).get(FRESH, HANDLE);

            assertThat(Echo.header(answer, "client-cert")).containsExactly(Cards.header(shown));
            assertThat(Echo.header(answer, "client-cert-chain")).isEmpty();
            assertThat(Echo.asked(answer).path("target").asText()).isEqualTo(HANDLE);
        }
    }

    @Test
    void withoutACertificateTheRequestPassesWithoutTheHeader() throws IOException {
        var answer = reader().get(FRESH, HANDLE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Echo.header(answer, "client-cert")).isEmpty();
    }

    @Test
    void keycloakIsToldTheTruthAboutTheClient() throws IOException {
        for (String host : List.of(FRESH, RunningProxy.CARD)) {
            var answer = reader().get(host, HANDLE, "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Host: evil.example");

            assertThat(Echo.header(answer, "x-forwarded-host")).containsExactly(host);
            assertThat(Echo.header(answer, "x-forwarded-for")).containsExactly("127.0.0.1");
            assertThat(Echo.header(answer, "x-forwarded-proto")).containsExactly("https");
            assertThat(Echo.header(answer, "x-forwarded-port")).containsExactly("443");
        }
    }

    @Test
    void portInTheHostIsNoOtherHost() throws IOException {
        var answer = reader().send(
                        FRESH,
                        "GET " + HANDLE + " HTTP/1.1\r\nHost: " + FRESH + ":" + front.card()
                                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatOnlyAProxyMaySayIsTakenFromTheClientOnEveryName(boolean withCertificate) throws IOException {
        String[] forged = {
            "Client-Cert: :" + FORGED + ":",
            "client-cert: :" + FORGED + ":",
            "CLIENT-CERT: garbage " + FORGED,
            "Client_Cert: :" + FORGED + ":",
            "Client-Cert-Chain: :" + FORGED + ":, :" + FORGED + ":",
            "client-cert-chain: :" + FORGED + ":",
            "ssl-client-cert: " + FORGED,
            "SSL-Client-Verify: " + FORGED,
            "SSL_CLIENT_CERT: " + FORGED,
            "X-SSL-Client-Cert: " + FORGED,
            "X-Forwarded-Client-Cert: Cert=" + FORGED,
            "X-Forwarded-Tls-Client-Cert: " + FORGED,
            "X-Forwarded-Tls-Client-Cert-Info: " + FORGED,
            "X-Forwarded-Prefix: /" + FORGED,
            "X-Forwarded-Server: " + FORGED,
            "X-Real-IP: " + FORGED,
            "Forwarded: for=" + FORGED,
            "forwarded: host=" + FORGED
        };
        Client withACard = withCertificate ? reader().showing(Cards.key(card)) : reader();

        var onCard = withACard.get(FRESH, HANDLE, forged);
        var onAuth = names().get(RunningProxy.AUTH, HANDLE, forged);
        var onMtls = names().showing(Cards.key(vendor)).request("POST", RunningProxy.MTLS, TOKEN, forged);

        assertThat(List.of(onCard, onAuth, onMtls)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(FORGED);
        });
        assertThat(Echo.header(onCard, "client-cert"))
                .isEqualTo(withCertificate ? List.of(Cards.header(card)) : List.of());
        assertThat(Echo.header(onAuth, "client-cert")).isEmpty();
        assertThat(Echo.header(onMtls, "client-cert")).containsExactly(Cards.header(vendor));
    }

    @Test
    void connectionCannotNameTheProxysOwnHeadersAway() throws IOException {
        var answer = reader().showing(Cards.key(card))
                .send(
                        FRESH,
                        "GET " + HANDLE + " HTTP/1.1\r\nHost: " + FRESH
                                + "\r\nConnection: close, Client-Cert, X-Forwarded-For\r\n\r\n");

        assertThat(Echo.header(answer, "client-cert")).containsExactly(Cards.header(card));
        assertThat(Echo.header(answer, "x-forwarded-for")).containsExactly("127.0.0.1");
    }

    @Test
    void hugeHeaderDoesNotPass() throws IOException {
        int before = keycloak.requests();

        Refused.by(() ->
                reader().showing(Cards.key(card)).get(FRESH, HANDLE, "Client-Cert: :" + "A".repeat(200_000) + ":"));

        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @Test
    void cardHostForgetsCookiesTokensAndBodies() throws IOException {
        var answer =
                reader().get(FRESH, HANDLE, "Cookie: KEYCLOAK_SESSION=1", "cookie: A=2", "Authorization: Bearer x");

        assertThat(Echo.header(answer, "cookie")).isEmpty();
        assertThat(Echo.header(answer, "authorization")).isEmpty();

        var withBody = reader().send(
                        FRESH,
                        "GET " + HANDLE + " HTTP/1.1\r\nHost: " + FRESH
                                + "\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello");
        if (withBody.status() == 200) {
            assertThat(Echo.asked(withBody).path("body").asInt()).isZero();
        } else {
            assertThat(withBody.status()).isEqualTo(413);
        }
    }

    @Test
    void cardHostHangsUpAfterOneAnswer() throws IOException {
        var answer = reader().send(FRESH, "GET " + HANDLE + " HTTP/1.1\r\nHost: " + FRESH + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("connection")).containsExactly("close");
    }

    @Test
    void cardHostSpeaksTls12AndHttp11Only() throws IOException {
        var answer = reader().preferring("h2", "http/1.1").get(FRESH, HANDLE);

        assertThat(answer.protocol()).isEqualTo("TLSv1.2");
        assertThat(answer.applicationProtocol()).isNotEqualTo("h2");
        assertThatThrownBy(() -> reader().speaking("TLSv1.3").get(FRESH, HANDLE))
                .isInstanceOf(IOException.class);
        assertThat(names().get(RunningProxy.AUTH, REALM).protocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void cardHostGivesNothingToResume() throws IOException {
        assertThat(Openssl.connectAgainAndAgain(front.card(), FRESH))
                .contains("New, TLSv1.2")
                .doesNotContain("Reused", "TLS session ticket:");
    }

    @Test
    void cardHostNamesNoAuthorityAndTheOthersAskForNothing() throws IOException {
        Client withACard = reader().showing(Cards.key(card));
        Client onAuth = names().showing(Cards.key(card));

        withACard.get(FRESH, HANDLE);
        onAuth.get(RunningProxy.AUTH, REALM);
        onAuth.get(RunningProxy.WALLET, "/auth");

        assertThat(withACard.announced()).contains(List.of());
        assertThat(onAuth.announced()).isEmpty();
    }

    @Test
    void mtlsAnnouncesTheAuthoritiesOfOrganisationsAlone() throws IOException {
        Client client = names().showing(Cards.key(vendor));

        client.request("POST", RunningProxy.MTLS, TOKEN);

        assertThat(client.announced())
                .get(InstanceOfAssertFactories.list(Principal.class))
                .containsExactlyInAnyOrderElementsOf(FrontFiles.organisations(authority).stream()
                        .<Principal>map(organisation -> organisation.getSubjectX500Principal())
                        .toList());
    }

    @Test
    void nobodyButAVendorPassesOnMtls() throws IOException {
        int before = keycloak.requests();

        Refused.by(() -> names().request("POST", RunningProxy.MTLS, TOKEN));
        for (TestCard other : List.of(card, expired, selfSigned)) {
            Refused.by(() -> names().showing(Cards.key(other)).request("POST", RunningProxy.MTLS, TOKEN));
        }

        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "bbbbbbbbbbbbbbbb.card.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost",
        "card.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost",
        "aaaaaaaaaaaaaaaa.card.galien.localhost, card.galien.localhost",
        "aaaaaaaaaaaaaaaa.card.galien.localhost, auth.galien.localhost",
        "aaaaaaaaaaaaaaaa.card.galien.localhost, evil.example",
        "evil.example, aaaaaaaaaaaaaaaa.card.galien.localhost",
        "auth.galien.localhost, aaaaaaaaaaaaaaaa.card.galien.localhost"
    })
    void cardShownToOneHostIsNotAnothers(String opened, String asked) throws IOException {
        int before = keycloak.requests();

        var answer = reader().showing(Cards.key(card)).naming(opened).get(asked, HANDLE);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @Test
    void cardHostHasToBeNamedInTheHandshake() throws IOException {
        assertThat(reader().showing(Cards.key(card))
                        .namingNoHost()
                        .get(FRESH, HANDLE)
                        .status())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa.card.galien.localhost",
                "aaaaaaaa-aaaaaaaa.card.galien.localhost",
                "aaaaaaaaaaaaaaaacard.galien.localhost",
                "aaaaaaaaaaaaaaaa.cardxgalien.localhost"
            })
    void whatIsNoFreshNameIsNotTheCards(String host) throws IOException {
        assertThat(reader().get(host, HANDLE).status()).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "mtls.galien.localhost, auth.galien.localhost",
        "auth.galien.localhost, mtls.galien.localhost",
        "auth.galien.localhost, wallet.galien.localhost",
        "auth.galien.localhost, evil.example",
        "auth.galien.localhost, card.galien.localhost"
    })
    void noNameAnswersOnAConnectionOpenedToAnother(String opened, String asked) throws IOException {
        int before = keycloak.requests();

        var answer = names().showing(Cards.key(vendor)).naming(opened).get(asked, HANDLE);

        assertThat(answer.status()).isEqualTo(421);
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @Test
    void hostsThatAreNotOursAreShownNoCertificate() {
        assertThatThrownBy(() -> names().get("evil.example", HANDLE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> names().namingNoHost().get(RunningProxy.AUTH, HANDLE))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/auth",
                "/auth/",
                "/auth/admin/master/console/",
                TOKEN,
                REALM + "/protocol/openid-connect/auth",
                REALM + "/card",
                REALM + "/card/",
                REALM + "/card/short",
                HANDLE + "/",
                HANDLE + "/more",
                HANDLE + "?x=/token",
                HANDLE + ";x=1",
                HANDLE + "%2Fmore",
                REALM + "/card/%41AAAAAAAAAAAAAAAAAAAAA",
                REALM + "/card/../protocol/openid-connect/token",
                REALM + "/card/..;/protocol/openid-connect/token",
                REALM + "/card/%2e%2e/protocol/openid-connect/token",
                REALM + "/card/..%2fprotocol/openid-connect/token",
                HANDLE + "/../../protocol/openid-connect/token",
                TOKEN + "/../../../card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth/realms/esante-wallet%2fcard/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth//realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "//auth/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth\\realms\\esante-wallet\\card\\AAAAAAAAAAAAAAAAAAAAAA",
                "/AUTH/realms/esante-wallet/card/AAAAAAAAAAAAAAAAAAAAAA",
                "/auth/realms/master/card/AAAAAAAAAAAAAAAAAAAAAA",
                "*"
            })
    void cardHostLeadsToCardsOnly(String target) throws IOException {
        int before = keycloak.requests();

        for (TestCard shown : List.of(card, expired)) {
            assertThat(reader().showing(Cards.key(shown)).get(FRESH, target).status())
                    .isIn(400, 404);
        }
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"})
    void cardHostTakesGetOnly(String method) throws IOException {
        int before = keycloak.requests();

        for (TestCard shown : List.of(card, expired)) {
            assertThat(reader().showing(Cards.key(shown))
                            .request(method, FRESH, HANDLE)
                            .status())
                    .isIn(400, 404, 405);
        }
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/auth",
                "/auth/",
                "/metrics",
                "/auth/admin",
                "/auth/admin/",
                "/auth/admin?x",
                "/auth/admin/master/console/",
                "/auth/admin;x/master/console/",
                "/auth;x/admin/",
                "/auth/%61dmin/",
                "/auth/admin%2fmaster",
                "/auth//admin/",
                "//auth/admin/",
                "/auth/./admin/",
                "/auth/realms/../admin/",
                "/auth/realms/..;/admin/",
                "/auth/realms/%2e%2e/admin/",
                "/auth/realms/..%2fadmin/",
                "/auth\\admin\\",
                "/auth/realms/master",
                "/auth/realms/master/.well-known/openid-configuration",
                "/auth/realms/master;x/protocol/openid-connect/token",
                "/auth/realms/%6daster/protocol/openid-connect/token",
                "/auth/realms//master/protocol/openid-connect/token",
                "/auth/realms/x/../master/protocol/openid-connect/token",
                "/auth/../metrics"
            })
    void administrationIsClosedOnTheAuthHost(String target) throws IOException {
        int before = keycloak.requests();

        assertThat(names().get(RunningProxy.AUTH, target).status()).isIn(400, 404);
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/realms/esante-wallet",
                "/auth/realms/masters/account/",
                "/auth/realms/esante-wallet/.well-known/wallet-openid-configuration",
                "/auth/realms/esante-wallet/protocol/openid-connect/auth?scope=openid%20scope_all&x=/../a;b//c",
                "/auth/resources/a1b2c/login/galien/css/style.css",
                "/auth/realms/esante-wallet/login-actions/authenticate?execution=a-b&tab_id=x_Y"
            })
    void restOfKeycloakPassesOnTheAuthHostUnchanged(String target) throws IOException {
        var answer = names().get(RunningProxy.AUTH, target, "Cookie: A=1", "Authorization: Bearer x");

        assertThat(Echo.asked(answer).path("target").asText()).isEqualTo(target);
        assertThat(Echo.header(answer, "cookie")).containsExactly("A=1");
        assertThat(Echo.header(answer, "authorization")).containsExactly("Bearer x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /auth/realms/esante-wallet/protocol/openid-connect/auth?client_id=x",
                "GET " + HANDLE,
                "HEAD " + REALM + "/protocol/openid-connect/certs",
                "GET /auth/admin/realms",
                "GET " + REALM,
                "GET " + TOKEN,
                "POST " + TOKEN + "/../auth",
                "POST " + TOKEN + ";x",
                "POST " + TOKEN + "%2fintrospect",
                "POST " + TOKEN + "?x=1",
                "POST /auth/realms/master/protocol/openid-connect/token",
                "POST " + REALM + "/login-actions/authenticate"
            })
    void vendorsNameLeadsToTheBackChannelOnly(String route) throws IOException {
        String[] parts = route.split(" ");
        int before = keycloak.requests();

        assertThat(names().showing(Cards.key(vendor))
                        .request(parts[0], RunningProxy.MTLS, parts[1])
                        .status())
                .isIn(400, 404);
        assertThat(keycloak.requests()).isEqualTo(before);
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
    void vendorsNameLeadsToTheBackChannel(String route) throws IOException {
        String[] parts = route.split(" ");

        var answer = names().showing(Cards.key(vendor))
                .request(parts[0], RunningProxy.MTLS, REALM + parts[1], "Cookie: A=1");

        assertThat(Echo.header(answer, "client-cert")).containsExactly(Cards.header(vendor));
        assertThat(Echo.header(answer, "cookie")).isEmpty();
    }

    @Test
    void walletRedirectsWithTheQueryIntact() throws IOException {
        String query = "client_id=a&redirect_uri=https%3A%2F%2Fx%2Fy%3Fz%3D1&scope=openid+scope_all&x=a:b/c?d";
        String auth = "https://" + RunningProxy.AUTH + REALM + "/protocol/openid-connect/auth";

        var answer = names().get(RunningProxy.WALLET, "/auth?" + query);

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers("location")).containsExactly(auth + "?" + query);
        assertThat(names().get(RunningProxy.WALLET, "/auth").headers("location"))
                .containsExactly(auth);
        assertThat(names().get(RunningProxy.WALLET, HANDLE).status()).isEqualTo(404);
    }

    @Test
    void bodiesHaveASize() throws IOException {
        int before = keycloak.requests();

        assertThat(names().request(
                                "POST",
                                RunningProxy.AUTH,
                                REALM + "/login-actions/authenticate",
                                "Content-Length: 2000000")
                        .status())
                .isEqualTo(413);
        assertThat(keycloak.requests()).isEqualTo(before);
    }

    /** A certificate as long as the proxy takes it is still no card: refused by somebody, and the next person is served. */
    @ParameterizedTest
    @CsvSource({"1, 1048576", "10000, 1"})
    void monstrousCertificateEndsItsOwnConnectionOnly(int extensions, int bytesEach) throws IOException {
        var monster = Cards.key(Monster.of(card, extensions, bytesEach));

        Refused.by(() -> reader().showing(monster).get(FRESH, HANDLE));

        assertThat(reader().showing(Cards.key(card)).get(FRESH, HANDLE).status())
                .isEqualTo(200);
    }

    @Test
    void logTellsNothingThatOpensADoor() throws IOException {
        reader().showing(Cards.key(card)).get(FRESH, REALM + "/card/LOOK-FOR-THIS-IN-THE-LOG");
        names().get(RunningProxy.AUTH, REALM + "?code=LOOK-FOR-THIS-IN-THE-LOG");
        reader().showing(Cards.key(card)).get(FRESH, REALM + "/LOOK-FOR-THIS-IN-THE-LOG");

        assertThat(front.log())
                .contains("GET")
                .doesNotContain("LOOK-FOR-THIS", Cards.base64(card).substring(0, 40), "PERSONNE");
    }
}
