package fr.galien.sandbox.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.net.FreePorts;
import fr.galien.sandbox.net.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The service a card login talks to, as small as it can be: wallet, auth and card host by real TLS, one person, and lies on
 * demand. It checks what it is sent as strictly as the real one does.
 */
final class FakeService implements AutoCloseable {

    /** What a dishonest or broken service does. */
    enum Lie {
        ANOTHER_STATE,
        NO_ISSUER,
        ANOTHER_ISSUER_IN_ANSWER,
        ANOTHER_NONCE,
        ANOTHER_AUDIENCE,
        ANOTHER_ISSUER_IN_TOKEN,
        ANOTHER_KEY,
        EXPIRED_TOKEN,
        NO_ACCESS_TOKEN_HASH,
        ANOTHER_ACCESS_TOKEN,
        ANOTHER_PERSON,
        ACCESS_DENIED,
        REFUSED_ON_LOGIN_PAGE,
        NO_CARD_OFFERED,
        UNKNOWN_SCOPE,
        KEYCLOAK_ERROR_PAGE,
        LOGGED_IN_ALREADY,
        CIRCLES
    }

    static final String CLIENT_ID = "demo";
    static final String CLIENT_SECRET = "sandbox-secret";
    static final URI REDIRECT = URI.create("https://localhost:1/callback");
    static final String SUBJECT = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700000001";

    private static final String REALM = "/auth/realms/esante-wallet";
    private static final char[] PASSWORD = "server".toCharArray();
    private static final RSAKey KEY = newKey();
    private static final RSAKey OTHER_KEY = newKey();
    private static final String BROWSER = "AUTH_SESSION_ID";

    private final Set<Lie> lies = EnumSet.noneOf(Lie.class);
    private final Map<String, Map<String, List<String>>> requests = new ConcurrentHashMap<>();
    private final Map<String, String> verdicts = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final HttpsServer auth;
    private final HttpsServer wallet;
    private final HttpsServer card;
    private volatile String refusal = "";

    FakeService(SSLContext tls) throws IOException {
        Ports ports = FreePorts.inARow();
        auth = server(tls, ports.auth(), false);
        wallet = server(tls, ports.wallet(), false);
        card = server(tls, ports.card(), true);
        on(auth, REALM + "/.well-known/openid-configuration", this::describe);
        on(auth, REALM + "/protocol/openid-connect/auth", this::login);
        on(auth, REALM + "/login-actions/authenticate", this::action);
        on(auth, REALM + "/protocol/openid-connect/token", this::token);
        on(auth, REALM + "/protocol/openid-connect/certs", exchange -> json(exchange, 200, new JWKSet(KEY).toString()));
        on(auth, REALM + "/protocol/openid-connect/userinfo", this::userinfo);
        on(wallet, "/auth", this::walletToAuth);
        on(card, REALM + "/card/", this::judge);
    }

    URI issuer() {
        return URI.create("https://localhost:" + port(auth) + REALM);
    }

    int basePort() {
        return port(auth);
    }

    URI walletAuthorization() {
        return URI.create("https://localhost:" + port(wallet) + "/auth");
    }

    void lies(Lie lie) {
        lies.add(lie);
    }

    /** Every card is refused with this page from now on. */
    void refusesWith(String page) {
        refusal = page;
    }

    @Override
    public void close() {
        auth.stop(0);
        wallet.stop(0);
        card.stop(0);
    }

    private void describe(HttpExchange exchange) throws IOException {
        String at = issuer() + "/protocol/openid-connect";
        json(exchange, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/auth","token_endpoint":"%s/token",
                 "userinfo_endpoint":"%s/userinfo","jwks_uri":"%s/certs","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer(), at, at, at, at));
    }

    private void walletToAuth(HttpExchange exchange) throws IOException {
        redirect(
                exchange,
                307,
                issuer() + "/protocol/openid-connect/auth?"
                        + exchange.getRequestURI().getRawQuery());
    }

    private void login(HttpExchange exchange) throws IOException {
        if (lies.contains(Lie.CIRCLES)) {
            redirect(exchange, 302, exchange.getRequestURI().toString());
            return;
        }
        if (lies.contains(Lie.REFUSED_ON_LOGIN_PAGE)) {
            page(exchange, 400, "<p>LEVEL-0801 Trop bas.</p>");
            return;
        }
        if (lies.contains(Lie.KEYCLOAK_ERROR_PAGE)) {
            page(exchange, 400, "<div id='kc-error-message'><p class='instruction'>Invalid parameter</p></div>");
            return;
        }
        String session = UUID.randomUUID().toString();
        requests.put(session, URLUtils.parseParameters(exchange.getRequestURI().getRawQuery()));
        if (lies.contains(Lie.UNKNOWN_SCOPE) || lies.contains(Lie.LOGGED_IN_ALREADY)) {
            redirect(exchange, 302, answer(session));
            return;
        }
        // In the words Keycloak's own server uses.
        exchange.getResponseHeaders()
                .add(
                        "Set-Cookie",
                        BROWSER + "=" + session + ";Version=1;Path=" + REALM
                                + "/;Max-Age=1800;Secure;HttpOnly;SameSite=None");
        page(exchange, 200, """
                <form action="%s/login-actions/authenticate?session_code=s" method="post">
                  <input type="hidden" name="tab" value="a b&amp;c">
                  <button name="means" value="phone">e-CPS</button>%s
                </form>
                """.formatted(
                REALM,
                lies.contains(Lie.NO_CARD_OFFERED) ? "" : "<button name=\"means\" value=\"card\">Carte CPS</button>"));
    }

    private void action(HttpExchange exchange) throws IOException {
        String session = browserOf(exchange);
        Map<String, List<String>> query =
                URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
        if (!requests.containsKey(session)) {
            page(exchange, 400, "<p>CARD-0120 Another browser began this login.</p>");
        } else if (exchange.getRequestMethod().equals("POST")) {
            Map<String, List<String>> form = form(exchange);
            boolean cardChosen = form.equals(Map.of("tab", List.of("a b&c"), "means", List.of("card")));
            redirect(
                    exchange,
                    303,
                    cardChosen
                            ? "https://card.galien.localhost:" + port(card) + REALM + "/card/" + session
                            : issuer() + "/nowhere");
        } else if (!refusal.isEmpty()) {
            page(exchange, 403, refusal);
        } else if (!session.equals(verdicts.remove(query.get("card_code").getFirst()))) {
            page(exchange, 400, "<p>CARD-0120 Another browser began this login.</p>");
        } else {
            redirect(exchange, 302, answer(session));
        }
    }

    private String answer(String session) {
        String code = UUID.randomUUID().toString();
        codes.put(code, session);
        String state = lies.contains(Lie.ANOTHER_STATE)
                ? "other"
                : requests.get(session).get("state").getFirst();
        String issuer = lies.contains(Lie.ANOTHER_ISSUER_IN_ANSWER) ? "https://evil.example" : issuer().toString();
        return REDIRECT + "?state=" + encoded(state) + "&session_state=x"
                + (lies.contains(Lie.NO_ISSUER) ? "" : "&iss=" + encoded(issuer))
                + (lies.contains(Lie.UNKNOWN_SCOPE) ? "&error=invalid_scope" : "")
                + (lies.contains(Lie.ACCESS_DENIED) ? "&error=access_denied&error_description=No." : "&code=" + code);
    }

    private void judge(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String session = path.substring(path.lastIndexOf('/') + 1);
        if (certificate(exchange) == null) {
            page(
                    exchange,
                    200,
                    "<div data-code='CARD-0101'><p class='galien-refusal__sentence'>No card.</p><p class='galien-refusal__hint'>Insert it.</p></div>");
            return;
        }
        String code = UUID.randomUUID().toString();
        verdicts.put(code, session);
        redirect(exchange, 303, issuer() + "/login-actions/authenticate?session_code=t&card_code=" + code);
    }

    private void token(HttpExchange exchange) throws IOException {
        String basic =
                Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> form = form(exchange);
        String session = codes.remove(form.get("code").getFirst());
        boolean ours = ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (session == null || !ours || !provesPossession(session, form) || !asksForLevel(session)) {
            json(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Code not valid\"}");
            return;
        }
        String access = signed(
                KEY,
                claims(session).claim("azp", CLIENT_ID).claim("acr", "eidas3").build());
        json(exchange, 200, """
                {"access_token":"%s","expires_in":120,"refresh_expires_in":1800,"refresh_token":"refresh",
                 "token_type":"Bearer","id_token":"%s","not-before-policy":0,"session_state":"x","scope":"openid scope_all"}
                """.formatted(access, identity(session, access)));
    }

    private boolean provesPossession(String session, Map<String, List<String>> form) {
        CodeVerifier verifier = new CodeVerifier(form.get("code_verifier").getFirst());
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                .getValue()
                .equals(requests.get(session).get("code_challenge").getFirst());
    }

    private boolean asksForLevel(String session) {
        Map<String, List<String>> request = requests.get(session);
        return request.get("acr_values").equals(List.of("eidas1"))
                && request.get("scope").equals(List.of("openid scope_all"));
    }

    private String identity(String session, String accessToken) {
        JWTClaimsSet.Builder claims = claims(session)
                .audience(lies.contains(Lie.ANOTHER_AUDIENCE) ? "other" : CLIENT_ID)
                .claim(
                        "nonce",
                        lies.contains(Lie.ANOTHER_NONCE)
                                ? "other"
                                : requests.get(session).get("nonce").getFirst());
        String hashed = lies.contains(Lie.ANOTHER_ACCESS_TOKEN) ? "other" : accessToken;
        if (!lies.contains(Lie.NO_ACCESS_TOKEN_HASH)) {
            claims.claim(
                    "at_hash",
                    AccessTokenHash.compute(new BearerAccessToken(hashed), JWSAlgorithm.RS256, null)
                            .getValue());
        }
        return signed(lies.contains(Lie.ANOTHER_KEY) ? OTHER_KEY : KEY, claims.build());
    }

    private JWTClaimsSet.Builder claims(String session) {
        Instant now = Instant.now();
        Instant end = lies.contains(Lie.EXPIRED_TOKEN) ? now.minusSeconds(3600) : now.plusSeconds(120);
        return new JWTClaimsSet.Builder()
                .issuer(lies.contains(Lie.ANOTHER_ISSUER_IN_TOKEN) ? "https://evil.example" : issuer().toString())
                .subject(SUBJECT)
                .issueTime(Date.from(end.minusSeconds(120)))
                .expirationTime(Date.from(end))
                .claim("sid", session);
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void userinfo(HttpExchange exchange) throws IOException {
        json(exchange, 200, """
                {"sub":"%s","SubjectNameID":"899700000001","Acces_Regulation_Medicale":"FAUX","otherIds":[{"qualite":1}]}
                """.formatted(lies.contains(Lie.ANOTHER_PERSON) ? "f:x:1" : SUBJECT));
    }

    /** The browser's cookie, in the one form browsers send. */
    private static String browserOf(HttpExchange exchange) {
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        return cookie.startsWith(BROWSER + "=") ? cookie.substring(BROWSER.length() + 1) : "";
    }

    private static X509Certificate certificate(HttpExchange exchange) {
        try {
            return (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static Map<String, List<String>> form(HttpExchange exchange) throws IOException {
        return URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, status, "text/html", "");
    }

    private static void page(HttpExchange exchange, int status, String body) throws IOException {
        send(
                exchange,
                status,
                "text/html;charset=utf-8",
                "<html><head><title>Page</title></head><body>" + body + "</body></html>");
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, "application/json", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int port(HttpsServer server) {
        return server.getAddress().getPort();
    }

    private static void on(HttpsServer server, String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static HttpsServer server(SSLContext tls, int port, boolean asksForCard) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setWantClientAuth(asksForCard);
                parameters.setSSLParameters(ssl);
            }
        });
        server.start();
        return server;
    }

    /** A server's TLS that takes any client certificate. */
    static SSLContext tls(TestCertificates certificates) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(certificates.server(PASSWORD), PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), new TrustManager[] {new AnyCard()}, null);
        return tls;
    }

    /** The card host takes any certificate and judges it afterwards. */
    private static final class AnyCard extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
