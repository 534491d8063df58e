package fr.galien.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneTest {

    private FakeMap server;
    private Phone phone;

    @BeforeEach
    void enrol() throws IOException {
        server = new FakeMap();
        phone = enrolled(server.clock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Phone enrolled(Clock clock) throws IOException {
        Enrolled enrolled = Enrolment.claim(server.service(clock), new PhoneLink.Enrol(FakeMap.HANDLE))
                .answer("essai");
        assertThat(enrolled.confirmation()).isEqualTo("123456");
        return enrolled.phone();
    }

    @Test
    void showsWhatTheRequestSays() throws IOException {
        Pending pending = phone.pending();

        assertThat(pending.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pending.device()).isEqualTo(new DeviceInfo("essai", "active", "eidas1", true));
        assertThat(pending.requests()).singleElement().satisfies(request -> {
            assertThat(request.clientName()).isEqualTo("DPI du CHU");
            assertThat(request.place()).isEqualTo("Rennes");
            assertThat(request.agent()).isEqualTo("Firefox, Windows");
            assertThat(request.known()).isTrue();
            assertThat(request.near()).contains(true);
            assertThat(request.isScanned()).isFalse();
        });
    }

    @Test
    void approvesWithTheNumberAndTheProofOfItsOwner() throws IOException {
        PhoneRequest request = phone.find(FakeMap.NUMBER).getFirst();

        assertThat(phone.approve(request, FakeMap.NUMBER)).isEqualTo("approved");
    }

    @Test
    void approvesWhatItScannedWithTheBindOfTheLink() throws IOException {
        PhoneLink.Approve link =
                (PhoneLink.Approve) PhoneLink.read(URI.create("https://wallet.test/#a.cid-1." + FakeMap.BIND))
                        .orElseThrow();

        assertThat(phone.approve(phone.scan(link).getFirst(), link.bind())).isEqualTo("approved");
    }

    @Test
    void refusesWithoutNumberAndWithoutItsOwner() throws IOException {
        PhoneRequest request = phone.pending().requests().getFirst();

        assertThat(phone.cancel(request)).isEqualTo("cancelled");
        assertThat(server.lastAnswer).doesNotContainKeys("num", "uv");
        assertThat(phone.fraud(request)).isEqualTo("fraud");
        assertThat(server.lastAnswer).doesNotContainKeys("num", "uv");
    }

    @Test
    void saysWithWhichCodeItWasRefusedAndUntilWhen() {
        assertThatThrownBy(() -> phone.find("000000")).isInstanceOfSatisfying(PhoneRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("ECPS-0211");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.retryAfter()).contains(Duration.ofMinutes(10));
        });
    }

    @Test
    void keepsTheServersTimeWhenItsOwnIsAnHourWrong() throws IOException {
        Phone late = enrolled(Clock.offset(server.clock(), Duration.ofHours(-1)));

        assertThat(late.pending().requests()).hasSize(1);
    }

    @Test
    void triesAgainByTheRightTimeAfterItsClockWasFoundWrong() throws IOException {
        Phone restarted = new Phone(server.service(Clock.offset(server.clock(), Duration.ofHours(2))), phone.state());

        assertThat(restarted.pending().requests()).hasSize(1);
    }

    @Test
    void worksAgainFromItsFileWhichNobodyElseCanRead(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("essai.json");
        phone.state().write(file);

        Phone again = new Phone(server.service(server.clock()), PhoneState.read(file));
        assertThat(again.approve(again.pending().requests().getFirst(), FakeMap.NUMBER))
                .isEqualTo("approved");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatIsNoPhone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("essai.json");
        Files.writeString(file, "{\"map\":1}");

        assertThatThrownBy(() -> PhoneState.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void tellsNoSecretByItsText() throws IOException {
        String secret = phone.state().keys().uv().getD().toString();
        PhoneRequest request = phone.pending().requests().getFirst();

        assertThat(List.of(
                        phone.toString(),
                        phone.state().toString(),
                        phone.state().keys().toString(),
                        phone.state().offline().toString(),
                        phone.answer(request, Act.APPROVE, FakeMap.NUMBER).toString(),
                        phone.call("find", Map.of("number", FakeMap.NUMBER)).toString(),
                        request.toString(),
                        new PhoneLink.Approve("cid-1", FakeMap.BIND).toString()))
                .noneMatch(text -> Stream.of(secret, FakeMap.OFFLINE, FakeMap.NUMBER, FakeMap.BIND, FakeMap.PERSON)
                        .anyMatch(text::contains));
    }

    static Stream<Arguments> requestsNotToBeBelieved() {
        ECKey thief = FakeMap.realmKey("realm-1");
        return Stream.of(
                spoilt("an unknown key", PhoneDistrust.Why.UNKNOWN_KEY, (fake, draft) -> draft.header("kid", "other")),
                spoilt("another key", PhoneDistrust.Why.BAD_SIGNATURE, (fake, draft) -> draft.signedBy(thief)),
                spoilt(
                        "no signature",
                        PhoneDistrust.Why.NOT_A_MESSAGE,
                        (fake, draft) -> draft.header("alg", "none").signing(message -> new byte[0])),
                spoilt(
                        "another type",
                        PhoneDistrust.Why.NOT_A_MESSAGE,
                        (fake, draft) -> draft.header("typ", "map-enrol+jwt")),
                spoilt(
                        "a key of its own",
                        PhoneDistrust.Why.NOT_A_MESSAGE,
                        (fake, draft) -> draft.header("jwk", thief.toPublicJWK().toJSONObject())
                                .signedBy(thief)),
                spoilt(
                        "another issuer",
                        PhoneDistrust.Why.OTHER_ISSUER,
                        (fake, draft) -> draft.claim("iss", "https://elsewhere.test")),
                spoilt(
                        "another person",
                        PhoneDistrust.Why.OTHER_PERSON,
                        (fake, draft) -> draft.claim("aud", "somebody else")),
                spoilt(
                        "a time that is over",
                        PhoneDistrust.Why.OVER,
                        (fake, draft) -> draft.claim("exp", fake.now().getEpochSecond())),
                spoilt("no time", PhoneDistrust.Why.INCOMPLETE, (fake, draft) -> draft.withoutClaim("exp")),
                spoilt(
                        "no place",
                        PhoneDistrust.Why.INCOMPLETE,
                        (fake, draft) -> draft.claim("ctx", Map.of("agent", "Firefox", "known", true))),
                spoilt("no client", PhoneDistrust.Why.INCOMPLETE, (fake, draft) -> draft.withoutClaim("client")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requestsNotToBeBelieved")
    void believesNoRequestWith(String what, PhoneDistrust.Why why, Spoiling spoiling) {
        server.request = spoiling.spoil(server, server.request);

        assertThatThrownBy(phone::pending)
                .isInstanceOfSatisfying(
                        PhoneDistrust.class,
                        distrust -> assertThat(distrust.why()).isEqualTo(why));
    }

    @Test
    void asksForTheKeysAgainWhenTheServiceHasANewOne() throws IOException {
        server.key = FakeMap.realmKey("realm-2");
        server.request = server.request.header("kid", "realm-2");
        server.fetched.clear();

        assertThat(phone.pending().requests()).hasSize(1);
        assertThat(phone.pending().requests()).hasSize(1);
        assertThat(server.fetched).containsOnlyOnce("certs");
    }

    @Test
    void answersWithoutNetworkByTheKeysItKept() {
        PhoneLink.Offline link = new PhoneLink.Offline(server.request.sign());
        server.close();

        assertThat(phone.openedWithoutNetwork(link).clientName()).isEqualTo("DPI du CHU");
        assertThat(phone.offlineCode(link)).matches("\\d{8}").isEqualTo(phone.offlineCode(link));
        assertThat(phone.offlineCode(new PhoneLink.Offline(
                        server.request.claim("nonce", "m".repeat(43)).sign())))
                .isNotEqualTo(phone.offlineCode(link));
    }

    @Test
    void believesNoRequestWithoutNetworkThatTheServiceDidNotSign() {
        PhoneLink.Offline link = new PhoneLink.Offline(
                server.request.signedBy(FakeMap.realmKey("realm-1")).sign());

        assertThatThrownBy(() -> phone.offlineCode(link)).isInstanceOf(PhoneDistrust.class);
    }

    @Test
    void lendsItselfToAttacks() throws IOException {
        PhoneRequest request = phone.pending().requests().getFirst();
        Draft right = phone.answer(request, Act.APPROVE, FakeMap.NUMBER);
        Call fetch = phone.call("pending", Map.of());
        PhoneKeys keys = phone.state().keys();
        Phone unowned = new Phone(phone.service(), phone.state().keyed(new PhoneKeys(keys.pop(), keys.pop())));

        assertThat(phone.send(request, right.header("crit", List.of("b64"))).error())
                .contains("ECPS-0201");
        assertThat(phone.send(request, right.signedBy(PhoneKeys.makeOne())).error())
                .contains("ECPS-0204");
        assertThat(phone.send(request, right.dated(server.now().minusSeconds(60)))
                        .error())
                .contains("ECPS-0204");
        assertThat(phone.send(request, right.claim("rqh", "x")).error()).contains("ECPS-0204");
        assertThat(phone.send(
                                request,
                                phone.answer(request, Act.APPROVE, "111111")
                                        .proved()
                                        .claim("num", "222222"))
                        .error())
                .contains("ECPS-0207");
        assertThat(phone.send(
                                request,
                                phone.answer(request, Act.APPROVE, "111111").claim("num", "222222"))
                        .error())
                .contains("ECPS-0208");
        assertThat(unowned.send(request, unowned.answer(request, Act.APPROVE, FakeMap.NUMBER))
                        .error())
                .contains("ECPS-0207");

        Draft once = phone.answer(request, Act.APPROVE, FakeMap.NUMBER);
        assertThat(phone.send(request, once).status()).isEqualTo(200);
        assertThat(phone.send(request, once).error()).contains("ECPS-0204");

        assertThat(fetch.body("{\"number\":\"1\"}").send().error()).contains("ECPS-0204");
        assertThat(fetch.path("find").send().error()).contains("ECPS-0204");
        assertThat(fetch.pop(pop -> pop.withoutHeader("typ")).send().error()).contains("ECPS-0201");
        assertThat(fetch.send().status()).isEqualTo(200);
        assertThat(fetch.send().error()).contains("ECPS-0204");
    }

    @Test
    void readsNoOtherLink() {
        assertThat(Stream.of("https://wallet.test/", "https://wallet.test/#x.y", "https://wallet.test/#a.nothing")
                        .map(URI::create)
                        .flatMap(link -> PhoneLink.read(link).stream()))
                .isEmpty();
    }

    private static Arguments spoilt(String what, PhoneDistrust.Why why, Spoiling spoiling) {
        return Arguments.of(what, why, spoiling);
    }

    private interface Spoiling {
        Draft spoil(FakeMap server, Draft draft);
    }
}
