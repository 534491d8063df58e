package fr.galien.testkit.phone;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * A service as phones see it: where it is, and what time it is there. One object serves as many phones as there are, from any
 * number of threads.
 */
public final class MapService {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** {@code Date} has whole seconds and took its way: less than this is no difference. */
    private static final Duration SAME = Duration.ofSeconds(3);

    private final HttpClient http;
    private final URI issuer;
    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /**
     * @param http   whose trust decides which servers are believed
     * @param issuer the realm's; the application is told it when it is installed, never by a link
     * @param random makes what nobody may guess: a {@link java.security.SecureRandom}
     */
    public MapService(HttpClient http, URI issuer, Clock clock, RandomGenerator random) {
        this.http = http;
        this.issuer = issuer;
        this.clock = clock;
        this.random = random;
    }

    public URI issuer() {
        return issuer;
    }

    /** The server's time, as far as it is known. */
    public Instant now() {
        return clock.instant().plus(ahead.get());
    }

    /** 22 characters, 128 bits. */
    public String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64URL.encode(bytes).toString();
    }

    /** Where a call goes, {@code htu} included. */
    public URI address(String path) {
        return URI.create(issuer + "/mobile/" + path);
    }

    /** A call that nobody authenticates. */
    public Reply post(String path, Map<String, Object> body) throws IOException {
        return send(request(path, JSONObjectUtils.toJSONString(body)).build());
    }

    /**
     * A call as it is: tests send here what no phone would.
     *
     * @param authorization the whole header
     */
    public Reply post(String path, String body, String authorization) throws IOException {
        return send(request(path, body).header("Authorization", authorization).build());
    }

    RealmKeys keys(JWKSet kept) {
        return new RealmKeys(this::fetchKeys, kept);
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(address(path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private Reply send(HttpRequest request) throws IOException {
        HttpResponse<String> answer = exchange(request);
        return new Reply(answer.statusCode(), answer.headers(), answer.body(), correctClock(answer));
    }

    /** From the description of the service (OpenID Connect Discovery §4), as every other client finds them. */
    private JWKSet fetchKeys() throws IOException {
        try {
            Map<String, Object> description =
                    JSONObjectUtils.parse(read(URI.create(issuer + "/.well-known/openid-configuration")));
            return JWKSet.parse(read(JSONObjectUtils.getURI(description, "jwks_uri")));
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("the service's keys cannot be read", e);
        }
    }

    private String read(URI address) throws IOException {
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(address).timeout(ANSWER).build());
        if (answer.statusCode() != Reply.OK) {
            throw new IOException("the service answered " + answer.statusCode() + " when asked for its keys");
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the service");
        }
    }

    /** §4: the server's {@code Date} corrects. */
    private boolean correctClock(HttpResponse<String> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .map(date -> Duration.between(clock.instant(), date))
                    .filter(seen -> seen.minus(ahead.get()).abs().compareTo(SAME) > 0)
                    .map(ahead::getAndSet)
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
