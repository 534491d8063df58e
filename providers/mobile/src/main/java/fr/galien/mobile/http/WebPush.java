package fr.galien.mobile.http;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryption;
import com.zerodeplibs.webpush.MessageEncryptionException;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.header.TTL;
import com.zerodeplibs.webpush.header.Topic;
import com.zerodeplibs.webpush.header.Urgency;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.InvalidECPublicKeyException;
import com.zerodeplibs.webpush.key.KeyExtractionException;
import com.zerodeplibs.webpush.key.MalformedUncompressedBytesException;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import fr.galien.mobile.PushAddress;
import fr.galien.mobile.PushSender;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * The bell of browsers and of UnifiedPush: RFC 8030, encrypted by RFC 8291 and signed by RFC 8292. The message is empty of
 * everything but chance, so that a push service learns no more than that somebody is rung.
 */
public final class WebPush implements PushSender, AutoCloseable {

    /** Of a connection, and of a whole attempt, names included. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int ATTEMPTS = 2;

    /** At once to one service: one that hangs takes no more threads than these. */
    private static final int AT_ONCE = 16;

    /** A request does not live longer; older bells are not worth ringing. */
    private static final long LIFE_SECONDS = 60;

    /** Replaces a bell that was not heard yet (RFC 8030 §5.4). */
    private static final String TOPIC = "map";

    /** RFC 8292 §2: at most a day. */
    private static final Duration SIGNATURE_LIFE = Duration.ofHours(1);

    private static final int AUTH_BYTES = 16;
    private static final int POINT_BYTES = 65;
    private static final int CHANCE_BYTES = 8;

    private final PushHosts hosts;
    private final Map<PushHosts.Entry, Semaphore> places;
    private final VAPIDKeyPair vapid;
    private final String contact;
    private final Clock clock;
    private final SecureRandom random;
    private final Resolving names;
    private final Duration patience;
    private final MessageEncryption encryption = MessageEncryptions.of();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /** Looks a name up. */
    @FunctionalInterface
    interface Resolving {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * @param key     P-256, by which push services know us (RFC 8292)
     * @param contact where their operators find us (RFC 8292 §2.1): an https or mailto address
     * @param hosts   of the services that may be called: {@code host}, {@code host:port} or {@code *.name}
     * @param tls     whose certificates are believed
     * @throws IllegalArgumentException naming the host that is none
     */
    public WebPush(
            KeyPair key, URI contact, Collection<String> hosts, SSLContext tls, Clock clock, SecureRandom random) {
        this(key, contact, hosts, tls, clock, random, InetAddress::getAllByName, PATIENCE);
    }

    WebPush(
            KeyPair key,
            URI contact,
            Collection<String> hosts,
            SSLContext tls,
            Clock clock,
            SecureRandom random,
            Resolving names,
            Duration patience) {
        this.hosts = new PushHosts(hosts);
        this.places = this.hosts.entries().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), entry -> new Semaphore(AT_ONCE), (one, same) -> one));
        this.vapid = VAPIDKeyPairs.of(
                PrivateKeySources.ofECPrivateKey((ECPrivateKey) key.getPrivate()),
                PublicKeySources.ofUncompressedBytes(point((ECPublicKey) key.getPublic())));
        this.contact = contact.toString();
        this.clock = clock;
        this.random = random;
        this.names = names;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .executor(threads)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** The library reads a key's encoding, which providers of the JDK write in two ways; the point is one. */
    private static byte[] point(ECPublicKey key) {
        ECKey coordinates = new ECKey.Builder(Curve.P_256, key).build();
        return ByteBuffer.allocate(POINT_BYTES)
                .put((byte) 4)
                .put(coordinates.getX().decode())
                .put(coordinates.getY().decode())
                .array();
    }

    @Override
    public boolean accepts(PushAddress address) {
        return hosts.allowing(address.endpoint()).isPresent() && keys(address).isPresent();
    }

    @Override
    public String publicKey() {
        return vapid.extractPublicKeyInUncompressedFormAsString();
    }

    @Override
    public Outcome ring(PushAddress address) {
        Optional<PushHosts.Entry> entry = hosts.allowing(address.endpoint());
        Optional<UserAgentMessageEncryptionKeyInfo> keys = keys(address);
        if (entry.isEmpty() || keys.isEmpty()) {
            return Outcome.NOT_RUNG;
        }
        Semaphore place = places.get(entry.get());
        if (!place.tryAcquire()) {
            return Outcome.NOT_RUNG;
        }
        try {
            HttpRequest request = request(address.endpoint(), keys.get());
            Optional<Outcome> outcome = Optional.empty();
            for (int attempt = 0; attempt < ATTEMPTS && outcome.isEmpty(); attempt++) {
                outcome = attempt(request, entry.get());
            }
            return outcome.orElse(Outcome.NOT_RUNG);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.NOT_RUNG;
        } catch (MessageEncryptionException | IllegalArgumentException notToBeSent) {
            return Outcome.NOT_RUNG;
        } finally {
            place.release();
        }
    }

    private static Optional<UserAgentMessageEncryptionKeyInfo> keys(PushAddress address) {
        try {
            byte[] auth = Base64.getUrlDecoder().decode(address.auth());
            byte[] point = Base64.getUrlDecoder().decode(address.p256dh());
            return auth.length == AUTH_BYTES && point.length == POINT_BYTES
                    ? Optional.of(UserAgentMessageEncryptionKeyInfo.of(point, auth))
                    : Optional.empty();
        } catch (IllegalArgumentException
                | InvalidECPublicKeyException
                | MalformedUncompressedBytesException
                | KeyExtractionException notKeys) {
            return Optional.empty();
        }
    }

    private HttpRequest request(URI endpoint, UserAgentMessageEncryptionKeyInfo keys) {
        byte[] chance = new byte[CHANCE_BYTES];
        random.nextBytes(chance);
        EncryptedPushMessage message = encryption.encrypt(
                keys,
                PushMessage.ofUTF8("{\"map\":1,\"w\":\""
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(chance) + "\"}"));
        return HttpRequest.newBuilder(endpoint)
                .timeout(patience)
                .header("Authorization", vapid.generateAuthorizationHeaderValue(signatureFor(endpoint)))
                .header(TTL.HEADER_NAME, Long.toString(TTL.seconds(LIFE_SECONDS)))
                .header(Urgency.HEADER_NAME, Urgency.high())
                .header(Topic.HEADER_NAME, Topic.ensure(TOPIC))
                .header("Content-Type", message.mediaType())
                .header("Content-Encoding", message.contentEncoding())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.toBytes()))
                .build();
    }

    private VAPIDJWTParam signatureFor(URI endpoint) {
        try {
            return VAPIDJWTParam.getBuilder()
                    .resourceURL(endpoint.toURL())
                    .expirationTime(clock.instant().plus(SIGNATURE_LIFE))
                    .subject(contact)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** @return nothing where another attempt may help */
    private Optional<Outcome> attempt(HttpRequest request, PushHosts.Entry entry) throws InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = CompletableFuture.runAsync(
                        () -> refusePrivate(request.uri().getHost(), entry), threads)
                .thenCompose(isPublic -> client.sendAsync(request, BodyHandlers.ofInputStream()));
        try {
            HttpResponse<InputStream> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            // Not a byte of it is read: whatever a service says beside its status is of no use.
            response.body().close();
            return outcome(response.statusCode());
        } catch (ExecutionException | TimeoutException | IOException noAnswer) {
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    private void refusePrivate(String host, PushHosts.Entry entry) {
        if (!entry.below()) {
            return;
        }
        try {
            if (!Arrays.stream(names.addresses(host)).allMatch(PublicAddress::is)) {
                throw new CompletionException(new UnknownHostException("an address of a private network"));
            }
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private static Optional<Outcome> outcome(int status) {
        return switch (status) {
            case 200, 201, 202, 204 -> Optional.of(Outcome.RUNG);
            case 404, 410 -> Optional.of(Outcome.GONE);
            case 500, 502, 503, 504 -> Optional.empty();
            default -> Optional.of(Outcome.NOT_RUNG);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
