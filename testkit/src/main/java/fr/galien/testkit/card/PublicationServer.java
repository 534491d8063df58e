package fr.galien.testkit.card;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Publishes on this machine what an authority revoked, as the IGC-Santé does: its lists at {@code /CRL/<file>} and the status
 * of one certificate by OCSP (RFC 6960) at {@code /ocsp}. And, when told to, as badly as such a service can.
 */
public final class PublicationServer implements AutoCloseable {

    public enum Mood {
        WELL,
        /** Every question is answered 503. */
        DOWN,
        /** The national service was seen to take 4.9 s. */
        SLOW,
        /** Answers with something else: no list, and a responder that refuses to answer (RFC 6960 §2.3). */
        WRONG
    }

    private static final Duration SLOW = Duration.ofMillis(4_900);

    private static final Duration ANSWER_VALIDITY = Duration.ofMinutes(1);

    private final RevocationLists lists;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood listsMood = Mood.WELL;
    private volatile Mood ocspMood = Mood.WELL;

    private PublicationServer(RevocationLists lists, Clock clock, HttpServer server) {
        this.lists = lists;
        this.clock = clock;
        this.server = server;
    }

    /** @param port 0 for any */
    public static PublicationServer start(RevocationLists lists, Clock clock, int port) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            PublicationServer server = new PublicationServer(lists, clock, http);
            http.createContext("/CRL/", exchange -> server.answer(exchange, server.listsMood, server::list));
            http.createContext("/ocsp", exchange -> server.answer(exchange, server.ocspMood, server::status));
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the list of that file is. */
    public URI list(Path file) {
        return address("/CRL/" + file.getFileName());
    }

    public URI ocsp() {
        return address("/ocsp");
    }

    public void listsAre(Mood mood) {
        listsMood = mood;
    }

    public void responderIs(Mood mood) {
        ocspMood = mood;
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private record Answer(int status, String type, byte[] body) {}

    @FunctionalInterface
    private interface Answering {
        Answer to(HttpExchange exchange, boolean wrong) throws IOException;
    }

    private void answer(HttpExchange exchange, Mood mood, Answering answering) throws IOException {
        try (exchange) {
            if (mood == Mood.SLOW && endsWithin(SLOW)) {
                return;
            }
            Answer answer = mood == Mood.DOWN
                    ? new Answer(503, "text/plain", new byte[0])
                    : answering.to(exchange, mood == Mood.WRONG);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Waits, unless this server is closed meanwhile. */
    private boolean endsWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Answer list(HttpExchange exchange, boolean wrong) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/CRL/".length());
        for (Path file : lists.files().values()) {
            if (file.getFileName().toString().equals(name)) {
                byte[] list = wrong ? "no list".getBytes(StandardCharsets.US_ASCII) : Files.readAllBytes(file);
                return new Answer(200, "application/pkix-crl", list);
            }
        }
        return new Answer(404, "text/plain", new byte[0]);
    }

    private Answer status(HttpExchange exchange, boolean wrong) throws IOException {
        try {
            OCSPReq question = new OCSPReq(exchange.getRequestBody().readAllBytes());
            byte[] response = wrong
                    ? new OCSPRespBuilder()
                            .build(OCSPRespBuilder.UNAUTHORIZED, null)
                            .getEncoded()
                    : response(question);
            return new Answer(200, "application/ocsp-response", response);
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private byte[] response(OCSPReq question)
            throws OCSPException, OperatorCreationException, CertificateEncodingException, IOException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        Instant now = clock.instant();
        CertificateID first = question.getRequestList()[0].getCertID();
        Issuer issuer = lists.issuer(certificate -> isIssuer(first, certificate, digests))
                .orElseThrow(() -> new IOException("asked about another authority's certificate"));
        X509CertificateHolder holder = new JcaX509CertificateHolder(issuer.certificate());
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
        for (Req asked : question.getRequestList()) {
            CertificateStatus status = lists.isRevoked(issuer, asked.getCertID().getSerialNumber())
                    ? new RevokedStatus(Date.from(now), CRLReason.cessationOfOperation)
                    : CertificateStatus.GOOD;
            answer.addResponse(asked.getCertID(), status, Date.from(now), Date.from(now.plus(ANSWER_VALIDITY)));
        }
        // RFC 9654 §2.1: the nonce of the question, unchanged.
        Extension nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null) {
            answer.setResponseExtensions(new Extensions(nonce));
        }
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        answer.build(
                                new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key()),
                                new X509CertificateHolder[0],
                                Date.from(now)))
                .getEncoded();
    }

    private static boolean isIssuer(
            CertificateID asked, X509Certificate certificate, DigestCalculatorProvider digests) {
        try {
            return asked.matchesIssuer(new JcaX509CertificateHolder(certificate), digests);
        } catch (OCSPException | CertificateEncodingException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
