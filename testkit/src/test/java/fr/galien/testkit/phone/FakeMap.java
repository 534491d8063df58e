package fr.galien.testkit.phone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service that holds phones to the letter of the protocol, with real signatures. It has one person and one request, and
 * refuses what is not exactly right.
 */
final class FakeMap implements AutoCloseable {

    static final String PERSON = "f:galien:899700000017";
    static final String HANDLE = "hhhhhhhhhhhhhhhhhhhhhh";
    static final String CRED = "c0ffee";
    static final String NUMBER = "041729";
    static final String BIND = "bbbbbbbbbbbbbbbbbbbbbb";
    static final String OFFLINE = Base64URL.encode(new byte[32]).toString();

    private final HttpServer server;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    final Map<String, Object> lastAnswer = new LinkedHashMap<>();
    final List<String> fetched = new ArrayList<>();

    volatile ECKey key = realmKey("realm-1");
    /** What the next request's message is made from; a test spoils it. */
    volatile Draft request;

    volatile ECKey pop;
    volatile ECKey uv;

    FakeMap() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/r/", this::serve);
        server.start();
        request = new Draft(
                header("map-request+jwt"),
                requestClaims(),
                message -> Signing.es256(key).sign(message),
                claims -> claims);
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/realms/r");
    }

    MapService service(Clock clock) {
        return new MapService(HttpClient.newHttpClient(), issuer(), clock, new SecureRandom());
    }

    /** The true time, which the JDK's server puts into every {@code Date}. */
    Clock clock() {
        return Clock.systemUTC();
    }

    Instant now() {
        return clock().instant();
    }

    static ECKey realmKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> header(String type) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("typ", type);
        header.put("kid", key.getKeyID());
        return header;
    }

    private Map<String, Object> requestClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer().toString());
        claims.put("aud", PERSON);
        claims.put("cid", "cid-1");
        claims.put("nonce", "n".repeat(43));
        claims.put("iat", now().getEpochSecond());
        claims.put("exp", now().getEpochSecond() + 90);
        claims.put("kind", "login");
        claims.put("bind", "number");
        claims.put("nlen", 6);
        claims.put("client", Map.of("id", "dpi", "name", "DPI du CHU"));
        claims.put("acr", "eidas1");
        claims.put("scope", List.of("openid"));
        claims.put("ctx", Map.of("place", "Rennes", "agent", "Firefox, Windows", "known", true));
        return claims;
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath().substring("/realms/r/".length());
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            fetched.add(path);
            Map<String, Object> answer;
            int status = 200;
            try {
                answer = answer(path, body, call.getRequestHeaders().getFirst("Authorization"));
            } catch (Refusal refusal) {
                status = refusal.status;
                answer = Map.of("error", refusal.code, "error_description", "no");
                if (status == 429) {
                    call.getResponseHeaders().set("Retry-After", "600");
                }
            } catch (Exception e) {
                status = 500;
                answer = Map.of("error", "FAKE-0000", "error_description", e.toString());
            }
            byte[] bytes = JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        }
    }

    private Map<String, Object> answer(String path, String body, String authorization) throws Exception {
        return switch (path) {
            case ".well-known/openid-configuration" -> Map.of("jwks_uri", issuer() + "/certs");
            case "certs" -> new JWKSet(key).toJSONObject();
            case "mobile/enrol/claim" -> claim(JSONObjectUtils.parse(body));
            case "mobile/enrol" -> enrol(JSONObjectUtils.parse(body));
            case "mobile/pending" -> {
                authenticate(path, body, authorization);
                Map<String, Object> pending = new LinkedHashMap<>(requests());
                pending.put("device", device());
                pending.put("poll", 2);
                yield pending;
            }
            case "mobile/find" -> {
                authenticate(path, body, authorization);
                if (!NUMBER.equals(JSONObjectUtils.parse(body).get("number"))) {
                    throw new Refusal("ECPS-0211", 429);
                }
                yield requests();
            }
            case "mobile/scan" -> {
                authenticate(path, body, authorization);
                yield JSONObjectUtils.parse(body).equals(Map.of("cid", "cid-1", "bind", BIND))
                        ? requests()
                        : Map.of("requests", List.of());
            }
            case "mobile/device" -> {
                authenticate(path, body, authorization);
                yield device();
            }
            case "mobile/requests/cid-1" -> decide(JSONObjectUtils.parse(body));
            default -> throw new Refusal("ECPS-0202", 404);
        };
    }

    private Map<String, Object> device() {
        return Map.of("name", "essai", "status", "active", "acr", "eidas1", "ring", true);
    }

    private Map<String, Object> requests() {
        return Map.of("requests", List.of(Map.of("request", sent(), "network", "same")));
    }

    private String sentRequest;

    private synchronized String sent() {
        sentRequest = request.sign();
        return sentRequest;
    }

    private Map<String, Object> claim(Map<String, Object> body) throws Exception {
        if (!HANDLE.equals(body.get("handle"))) {
            throw new Refusal("ECPS-0212", 404);
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer().toString());
        claims.put("aud", "map-device");
        claims.put("eid", "e".repeat(22));
        claims.put("nonce", "n".repeat(43));
        claims.put("sub", PERSON);
        claims.put("name", "Dr Essai");
        claims.put("by", "card");
        claims.put("attestation", List.of("none"));
        claims.put("iat", now().getEpochSecond());
        claims.put("exp", now().getEpochSecond() + 300);
        JWSObject message = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("map-enrol+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(claims));
        message.sign(new ECDSASigner(key));
        return Map.of("enrolment", message.serialize());
    }

    private Map<String, Object> enrol(Map<String, Object> body) throws Exception {
        JWSObject response = JWSObject.parse((String) body.get("response"));
        Map<String, Object> claims = response.getPayload().toJSONObject();
        ECKey newPop = ECKey.parse(JSONObjectUtils.getJSONObject(claims, "jwk"));
        Map<String, Object> proof = JSONObjectUtils.getJSONObject(claims, "uv");
        ECKey newUv = ECKey.parse(JSONObjectUtils.getJSONObject(proof, "jwk"));
        verified(response, "map-enrol-response+jwt", newPop);
        fresh(claims);
        if (newPop.isPrivate()
                || newUv.isPrivate()
                || !claims.containsKey("push")
                || !"e".repeat(22).equals(claims.get("eid"))) {
            throw new Refusal("ECPS-0213", 400);
        }
        proved(
                newUv,
                "MAP1|enrol|" + claims.get("eid") + "|" + claims.get("nonce") + "|" + newPop.computeThumbprint() + "|"
                        + newUv.computeThumbprint(),
                (String) proof.get("sig"),
                new Refusal("ECPS-0213", 400));
        pop = newPop;
        uv = newUv;
        return Map.of("cred", CRED, "sub", PERSON, "confirmation", "123456", "offline", OFFLINE, "expires_in", 300);
    }

    private void authenticate(String path, String body, String authorization) throws Exception {
        if (pop == null || authorization == null || !authorization.startsWith("MAP ")) {
            throw new Refusal("ECPS-0203", 401);
        }
        Map<String, Object> claims = verified(JWSObject.parse(authorization.substring(4)), "map-pop+jwt", pop);
        String hash = Base64URL.encode(
                        MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)))
                .toString();
        require(claims, "bh", hash);
        require(claims, "htm", "POST");
        require(claims, "htu", issuer() + "/" + path);
        person(claims);
        fresh(claims);
    }

    private Map<String, Object> decide(Map<String, Object> body) throws Exception {
        Map<String, Object> claims = verified(JWSObject.parse((String) body.get("answer")), "map-approval+jwt", pop);
        person(claims);
        fresh(claims);
        String hash = Base64URL.encode(
                        MessageDigest.getInstance("SHA-256").digest(sentRequest.getBytes(StandardCharsets.UTF_8)))
                .toString();
        require(claims, "rqh", hash);
        require(claims, "nonce", "n".repeat(43));
        lastAnswer.clear();
        lastAnswer.putAll(claims);
        if (!"approve".equals(claims.get("act"))) {
            return Map.of("state", "fraud".equals(claims.get("act")) ? "fraud" : "cancelled");
        }
        Map<String, Object> proof = JSONObjectUtils.getJSONObject(claims, "uv");
        proved(
                uv,
                "MAP1|approve|" + claims.get("cid") + "|" + hash + "|" + claims.get("num") + "|" + claims.get("jti"),
                (String) proof.get("sig"),
                new Refusal("ECPS-0207", 403));
        if (!Set.of(NUMBER, BIND).contains(claims.get("num"))) {
            throw new Refusal("ECPS-0208", 403);
        }
        return Map.of("state", "approved");
    }

    private static Map<String, Object> verified(JWSObject message, String type, ECKey signer) throws Exception {
        JWSHeader header = message.getHeader();
        if (!header.getIncludedParams().equals(new HashSet<>(List.of("alg", "typ", "kid")))
                || !new JOSEObjectType(type).equals(header.getType())) {
            throw new Refusal("ECPS-0201", 400);
        }
        if (!signer.computeThumbprint().toString().equals(header.getKeyID())
                || !message.verify(new ECDSAVerifier(signer.toECPublicKey()))) {
            throw new Refusal("ECPS-0204", 401);
        }
        return message.getPayload().toJSONObject();
    }

    private void person(Map<String, Object> claims) throws Refusal {
        require(claims, "sub", PERSON);
        require(claims, "cred", CRED);
    }

    private void fresh(Map<String, Object> claims) throws Refusal, ParseException {
        require(claims, "aud", issuer().toString());
        long iat = JSONObjectUtils.getLong(claims, "iat");
        long exp = JSONObjectUtils.getLong(claims, "exp");
        String jti = (String) claims.get("jti");
        if (exp - iat > 30 || Math.abs(now().getEpochSecond() - iat) > 30 || jti.length() != 22 || !seen.add(jti)) {
            throw new Refusal("ECPS-0204", 401);
        }
    }

    private static void require(Map<String, Object> claims, String name, String value) throws Refusal {
        if (!value.equals(claims.get(name))) {
            throw new Refusal("ECPS-0204", 401);
        }
    }

    /** With the JDK alone: r and s as WebCrypto and Keystore give them. */
    private static void proved(ECKey key, String text, String signature, Refusal otherwise) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key.toECPublicKey());
        verifier.update(text.getBytes(StandardCharsets.US_ASCII));
        if (!verifier.verify(new Base64URL(signature).decode())) {
            throw otherwise;
        }
    }

    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final int status;

        Refusal(String code, int status) {
            super(code);
            this.code = code;
            this.status = status;
        }
    }
}
