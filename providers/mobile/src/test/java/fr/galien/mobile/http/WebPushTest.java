package fr.galien.mobile.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import fr.galien.mobile.PushAddress;
import fr.galien.mobile.PushSender.Outcome;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final URI CONTACT = URI.create("https://phone.example.org");
    private static final Pattern VAPID = Pattern.compile("vapid t=([^,]+), ?k=(.+)");

    @TempDir
    private static Path directory;

    private static PushService service;
    private static KeyPair key;

    private final Subscriber subscriber = Subscriber.fresh();

    @BeforeAll
    static void start() throws GeneralSecurityException {
        service = PushService.start(directory);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** RFC 8291 §5, so that what reads our messages below is known to read right. */
    @Test
    void theReaderOfTheseTestsReadsTheRfcsExample() throws GeneralSecurityException {
        Subscriber example = Subscriber.of(
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg");

        assertThat(example.read(Subscriber.bytes("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMo"
                        + "ZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLW"
                        + "youBWLVWGNWQexSgSxsj_Qulcy4a-fN")))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void ringsWithAMessageThatSaysNothingAndIsSignedForThisService() throws Exception {
        try (WebPush push = push("localhost:" + service.port())) {
            int before = service.heard().size();
            PushAddress address = subscriber.at(service.address("/201"));

            assertThat(push.accepts(address)).isTrue();
            assertThat(push.ring(address)).isEqualTo(Outcome.RUNG);
            assertThat(push.ring(address)).isEqualTo(Outcome.RUNG);

            var bells = service.heard().subList(before, before + 2);
            List<String> messages = List.of(
                    subscriber.read(bells.getFirst().body()),
                    subscriber.read(bells.getLast().body()));
            assertThat(messages)
                    .doesNotHaveDuplicates()
                    .allMatch(text -> text.matches("\\{\"map\":1,\"w\":\"[A-Za-z0-9_-]{11}\"}"));
            var headers = bells.getFirst().headers();
            assertThat(headers.getFirst("TTL")).isEqualTo("60");
            assertThat(headers.getFirst("Urgency")).isEqualTo("high");
            assertThat(headers.getFirst("Topic")).isEqualTo("map");
            assertThat(headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");

            Matcher vapid = VAPID.matcher(headers.getFirst("Authorization"));
            assertThat(vapid.matches()).isTrue();
            assertThat(vapid.group(2)).isEqualTo(push.publicKey());
            SignedJWT signature = SignedJWT.parse(vapid.group(1));
            assertThat(signature.verify(new ECDSAVerifier((ECPublicKey) key.getPublic())))
                    .isTrue();
            assertThat(signature.getJWTClaimsSet().getAudience())
                    .containsExactly("https://localhost:" + service.port());
            assertThat(signature.getJWTClaimsSet().getExpirationTime())
                    .isEqualTo(Date.from(NOW.plus(Duration.ofHours(1))));
            assertThat(signature.getJWTClaimsSet().getSubject()).isEqualTo(CONTACT.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/200, RUNG, 1",
        "/202, RUNG, 1",
        "/endless, RUNG, 1",
        "/404, GONE, 1",
        "/410, GONE, 1",
        "/400, NOT_RUNG, 1",
        "/401, NOT_RUNG, 1",
        "/403, NOT_RUNG, 1",
        "/413, NOT_RUNG, 1",
        "/429, NOT_RUNG, 1",
        "/elsewhere, NOT_RUNG, 1",
        "/moody, RUNG, 2",
        "/500, NOT_RUNG, 2",
        "/never, NOT_RUNG, 2"
    })
    void tellsWhatTheServiceMadeOfIt(String path, Outcome outcome, int requests) {
        try (PushService own = PushService.start(directory);
                WebPush push = push(own, "localhost:" + own.port())) {
            assertThat(push.ring(subscriber.at(own.address(path)))).isEqualTo(outcome);

            assertThat(own.heard()).hasSize(requests);
        }
    }

    @Test
    void aServiceThatIsNotThereIsNoFault() {
        PushService gone = PushService.start(directory);
        gone.close();
        try (WebPush push = push(service, "localhost:" + gone.port())) {
            assertThat(push.ring(subscriber.at(gone.address("/201")))).isEqualTo(Outcome.NOT_RUNG);
        }
    }

    @Test
    void aServiceOfAnUnknownAuthorityIsNotCalled() throws Exception {
        try (WebPush push = new WebPush(
                key,
                CONTACT,
                List.of("localhost:" + service.port()),
                javax.net.ssl.SSLContext.getDefault(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom())) {
            int before = service.heard().size();

            assertThat(push.ring(subscriber.at(service.address("/201")))).isEqualTo(Outcome.NOT_RUNG);

            assertThat(service.heard()).hasSize(before);
        }
    }

    /** A name beneath a listed one is somebody else's to point at our network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "::ffff:127.0.0.1",
                "ff02::1"
            })
    void aNameThatLeadsToAPrivateAddressIsNotCalled(String address) throws Exception {
        InetAddress there = InetAddress.getByName(address);
        List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (WebPush push = new WebPush(
                key,
                CONTACT,
                List.of("*.galien.localhost:" + service.port()),
                service.trust(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom(),
                host -> {
                    asked.add(host);
                    return new InetAddress[] {InetAddress.getByName("198.51.100.7"), there};
                },
                Duration.ofSeconds(5))) {
            URI endpoint = URI.create("https://push.galien.localhost:" + service.port() + "/201");
            int before = service.heard().size();

            assertThat(push.accepts(subscriber.at(endpoint))).isTrue();
            assertThat(push.ring(subscriber.at(endpoint))).isEqualTo(Outcome.NOT_RUNG);

            assertThat(asked).contains("push.galien.localhost");
            assertThat(service.heard()).hasSize(before);
            assertThat(PublicAddress.is(there)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "8.8.8.8", "100.128.0.1", "2001:4860:4860::8888"})
    void anAddressOfTheInternetIsPublic(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', BTBZMqHH6r4Tts7J_aSIgg",
        "AAAA, BTBZMqHH6r4Tts7J_aSIgg",
        "not base64, BTBZMqHH6r4Tts7J_aSIgg",
        // Not on the curve: the last byte of the RFC's example changed.
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8,"
                + " BTBZMqHH6r4Tts7J_aSIgg",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4, BTBZ",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4, ''"
    })
    void keysThatAreNoneAreNotAccepted(String point, String auth) {
        try (WebPush push = push("localhost:" + service.port())) {
            PushAddress address = new PushAddress(service.address("/201"), point, auth);

            assertThat(push.accepts(address)).isFalse();
            assertThat(push.ring(address)).isEqualTo(Outcome.NOT_RUNG);
        }
    }

    private static WebPush push(String host) {
        return push(service, host);
    }

    private static WebPush push(PushService to, String host) {
        return new WebPush(
                key,
                CONTACT,
                List.of(host),
                to.trust(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom(),
                InetAddress::getAllByName,
                Duration.ofSeconds(2));
    }
}
