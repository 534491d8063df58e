package fr.galien.resource;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** What a {@link ResourceServer} is to accept. Begin with {@link ResourceServer#of}. */
public final class ResourceServerBuilder {

    /** Of keys, before they are fetched again: a new {@code kid} fetches them at once. */
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);

    /** Of keys, when they cannot be fetched. Without introspection nothing is accepted for that long anyway. */
    private static final Duration KEYS_GOOD = Duration.ofHours(1);

    /** Between two fetches, so that invented {@code kid}s cost the issuer nothing. */
    private static final Duration KEYS_PAUSE = Duration.ofSeconds(30);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int KEYS_SIZE = 64 * 1024;

    private final URI issuer;
    private final String audience;
    private Set<JWSAlgorithm> algorithms = Set.of(JWSAlgorithm.RS256);
    private Level level = Level.EIDAS1;
    private SSLSocketFactory trust = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private boolean legacyThumbprint;
    private ClientSecretBasic credentials;
    private Duration interval;
    private Duration grace;
    private Clock clock = Clock.systemUTC();

    ResourceServerBuilder(URI issuer, String audience) {
        if (!"https".equals(issuer.getScheme())) {
            throw new IllegalArgumentException("an issuer is at an https address");
        }
        this.issuer = issuer;
        this.audience = Objects.requireNonNull(audience);
    }

    /** Instead of RS256 alone. Signatures of public keys only: RS, PS and ES. */
    public ResourceServerBuilder algorithms(String... names) {
        this.algorithms = Stream.of(names).map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        if (algorithms.isEmpty() || !JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
            throw new IllegalArgumentException("not an algorithm with a public key");
        }
        return this;
    }

    /** The least level of the login; {@code eidas1} if never called. */
    public ResourceServerBuilder level(Level least) {
        this.level = Objects.requireNonNull(least);
        return this;
    }

    /** Whom to believe when the issuer is called; the JDK's authorities if never called. */
    public ResourceServerBuilder trusting(SSLContext context) {
        this.trust = context.getSocketFactory();
        return this;
    }

    /** Takes {@code x5t#S256} also as base64 of the hexadecimal text, for services registered so. */
    public ResourceServerBuilder legacyThumbprint() {
        this.legacyThumbprint = true;
        return this;
    }

    /** Once a minute about each token: within that time whoever is struck off is refused. */
    public ResourceServerBuilder introspecting(String client, String secret) {
        return introspecting(client, secret, MINUTE);
    }

    /**
     * The service's own client, and how long an answer about a token is good: after that much a revoked one is refused. While
     * the issuer does not answer, its last answer is good for as long again.
     *
     * @param every 60 seconds at most, unless the service's authority says otherwise
     */
    public ResourceServerBuilder introspecting(String client, String secret, Duration every) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("an interval is positive");
        }
        this.credentials = new ClientSecretBasic(new ClientID(client), new Secret(secret));
        this.interval = every;
        return this;
    }

    /** How much longer than the interval the last answer is good while the issuer does not answer; zero for not at all. */
    public ResourceServerBuilder grace(Duration afterInterval) {
        if (afterInterval.isNegative()) {
            throw new IllegalArgumentException("a grace is not negative");
        }
        this.grace = afterInterval;
        return this;
    }

    public ResourceServerBuilder clock(Clock other) {
        this.clock = Objects.requireNonNull(other);
        return this;
    }

    /** @throws IllegalStateException without {@link #introspecting}: a token that cannot be revoked is not accepted */
    public ResourceServer build() {
        if (credentials == null) {
            throw new IllegalStateException("say how to introspect");
        }
        URI protocol = URI.create(issuer + "/protocol/openid-connect/");
        return ResourceServer.with(
                this,
                keys(protocol.resolve("certs")),
                new IntrospectionEndpoint(protocol.resolve("token/introspect"), credentials, trust));
    }

    private JWKSource<SecurityContext> keys(URI address) {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(
                IntrospectionEndpoint.CONNECT_MILLIS, IntrospectionEndpoint.READ_MILLIS, KEYS_SIZE, true, trust);
        try {
            return JWKSourceBuilder.create(address.toURL(), retriever)
                    .cache(KEYS_FRESH.toMillis(), IntrospectionEndpoint.READ_MILLIS)
                    // It would need a thread of its own.
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_PAUSE.toMillis())
                    .outageTolerant(KEYS_GOOD.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    URI issuer() {
        return issuer;
    }

    String audience() {
        return audience;
    }

    Set<JWSAlgorithm> algorithms() {
        return algorithms;
    }

    Level level() {
        return level;
    }

    boolean takesLegacyThumbprint() {
        return legacyThumbprint;
    }

    Duration interval() {
        return interval;
    }

    Duration grace() {
        return grace == null ? interval : grace;
    }

    Clock clock() {
        return clock;
    }
}
