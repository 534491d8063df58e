package fr.galien.testkit.sign;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.testkit.card.SoftwareCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/**
 * The signer a structure runs: two methods of the Cloud Signature Consortium's API v2, for one credential that asks its user
 * nothing. It is given hashes and never sees what they are of.
 */
public final class CscServer implements AutoCloseable {

    /** How it answers. */
    public enum Mood {
        WELL,
        /** Signs, but another hash than it was given. */
        LYING,
        /** Knows nobody's token. */
        REFUSING,
        DOWN,
        /** Says nothing until it is closed. */
        SILENT,
        /** Begins an answer and never ends it. */
        DRIPPING,
        /** Answers something else than the protocol. */
        BABBLING,
        /** Answers more than anybody should read. */
        ENDLESS
    }

    public static final String CREDENTIAL = "cachet";

    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
    private static final String SHA_256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final int MUCH = 1024 * 1024;

    private final SoftwareCertificate seal;
    private final String token;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;

    private CscServer(SoftwareCertificate seal, String token, HttpServer server) {
        this.seal = seal;
        this.token = token;
        this.server = server;
    }

    /**
     * On a free port of this machine.
     *
     * @param token that lets its holder sign
     * @param tls   what it shows; empty for plain HTTP
     */
    public static CscServer start(SoftwareCertificate seal, String token, Optional<SSLContext> tls) {
        try {
            InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer http = tls.isPresent() ? HttpsServer.create(anywhere, 0) : HttpServer.create(anywhere, 0);
            if (http instanceof HttpsServer https) {
                https.setHttpsConfigurator(new HttpsConfigurator(tls.orElseThrow()));
            }
            CscServer server = new CscServer(seal, token, http);
            http.createContext("/csc/v2/credentials/info", exchange -> server.answer(exchange, server::credential));
            http.createContext("/csc/v2/signatures/signHash", exchange -> server.answer(exchange, server::signature));
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the API, up to and with its version. */
    public URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/csc/v2");
    }

    public void is(Mood now) {
        mood = now;
    }

    /** The bodies it was sent, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private record Reply(int status, byte[] body) {

        static Reply json(Map<String, ?> members) {
            return new Reply(200, JSONObjectUtils.toJSONString(members).getBytes(StandardCharsets.UTF_8));
        }

        static Reply error(int status, String error) {
            return new Reply(status, "{\"error\":\"%s\"}".formatted(error).getBytes(StandardCharsets.UTF_8));
        }
    }

    @FunctionalInterface
    private interface Method {
        Reply answer(Map<String, Object> question) throws GeneralSecurityException, ParseException;
    }

    private void answer(HttpExchange exchange, Method method) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(body);
            Mood now = mood;
            if (now == Mood.SILENT) {
                waitForTheEnd();
                return;
            }
            Reply reply = now == Mood.BABBLING
                    ? new Reply(200, "<html>".getBytes(StandardCharsets.UTF_8))
                    : now == Mood.ENDLESS ? new Reply(200, new byte[MUCH]) : reply(exchange, body, method);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), now == Mood.DRIPPING ? 0 : reply.body().length);
            if (now == Mood.DRIPPING) {
                exchange.getResponseBody().write(reply.body(), 0, 1);
                exchange.getResponseBody().flush();
                waitForTheEnd();
                return;
            }
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(HttpExchange exchange, String body, Method method) {
        if (mood == Mood.DOWN) {
            return Reply.error(503, "temporarily_unavailable");
        }
        if (mood == Mood.REFUSING
                || !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.error(401, "invalid_token");
        }
        try {
            Map<String, Object> question = JSONObjectUtils.parse(body);
            return CREDENTIAL.equals(question.get("credentialID"))
                    ? method.answer(question)
                    : Reply.error(400, "invalid_request");
        } catch (ParseException malformed) {
            return Reply.error(400, "invalid_request");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply credential(Map<String, Object> question) throws GeneralSecurityException {
        String certificate =
                Base64.getEncoder().encodeToString(seal.certificate().getEncoded());
        return Reply.json(Map.of(
                "key", Map.of("status", "enabled", "algo", List.of(SHA_256_WITH_RSA), "len", 2048),
                "cert", Map.of("status", "valid", "certificates", List.of(certificate)),
                "auth", Map.of("mode", "implicit"),
                "multisign", 1));
    }

    private Reply signature(Map<String, Object> question) throws GeneralSecurityException, ParseException {
        List<String> hashes = JSONObjectUtils.getStringList(question, "hashes");
        if (hashes == null
                || hashes.size() != 1
                || !SHA_256.equals(question.get("hashAlgorithmOID"))
                || !SHA_256_WITH_RSA.equals(question.get("signAlgo"))) {
            return Reply.error(400, "invalid_request");
        }
        byte[] hash = Base64.getDecoder().decode(hashes.get(0));
        if (mood == Mood.LYING) {
            hash[0] ^= 1;
        }
        return Reply.json(Map.of("signatures", List.of(Base64.getEncoder().encodeToString(sign(hash)))));
    }

    /** PKCS#1 v1.5 over a hash made elsewhere (RFC 8017 §9.2). */
    private byte[] sign(byte[] hash) throws GeneralSecurityException {
        try {
            Signature rsa = Signature.getInstance("NONEwithRSA");
            rsa.initSign(seal.privateKey());
            rsa.update(new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), hash)
                    .getEncoded());
            return rsa.sign();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await(A_WHILE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
