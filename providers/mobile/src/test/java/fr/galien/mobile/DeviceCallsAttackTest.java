package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who calls ({@code docs/mobile-protocol.md} §4), each time with one thing changed. */
class DeviceCallsAttackTest {

    private static final String BODY = "{\"number\":\"041729\"}";

    private final Engine engine = new Engine();
    private final TestPhone phone = engine.phoneOf(Engine.DOCTOR);

    @Test
    void knowsADeviceByItsKey() {
        assertThat(engine.call(authorization(right()), "find", BODY))
                .returns(Engine.DOCTOR, DeviceCalls.Caller::user)
                .returns(phone.credential(), caller -> caller.owned().credential());
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                changed("an answer's", "ECPS-0201", one -> one.header("typ", "map-approval+jwt")),
                changed("alg none", "ECPS-0201", one -> one.header("alg", "none")),
                changed("a key of its own", "ECPS-0201", one -> one.header("jwk", Map.of("kty", "EC"))),
                changed("another key", "ECPS-0204", one -> one.signedBy(TestPhone.key())),
                changed("another person", "ECPS-0203", one -> one.claim("sub", Engine.NURSE)),
                changed("another service", "ECPS-0204", one -> one.claim("aud", "https://other.example")),
                changed("another method", "ECPS-0204", one -> one.claim("htm", "GET")),
                changed("another call", "ECPS-0204", one -> one.claim("htu", Engine.ISSUER + "/mobile/device")),
                changed("another body", "ECPS-0204", one -> one.claim("bh", Tokens.sha256("{}"))),
                changed("no body", "ECPS-0201", one -> one.without("bh")),
                changed("too old", "ECPS-0204", one -> one.claim("iat", 1).claim("exp", 31)),
                changed("no jti", "ECPS-0201", one -> one.without("jti")));
    }

    private static Arguments changed(String what, String code, UnaryOperator<SignedMessage> change) {
        return arguments(what, code, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void refusesACallWithOneThingChanged(String what, String code, UnaryOperator<SignedMessage> change) {
        assertThatThrownBy(() -> engine.call(authorization(change.apply(right())), "find", BODY))
                .hasMessageStartingWith(code);
    }

    @Test
    void refusesTheSameCallAgainAsLongAsItsTimesWouldLetItIn() {
        String caught = authorization(right());
        engine.call(caught, "find", BODY);

        for (int seconds = 0; seconds <= 90; seconds += 10) {
            assertThatThrownBy(() -> engine.call(caught, "find", BODY)).hasMessageStartingWith("ECPS-0204");
            engine.clock.passes(Duration.ofSeconds(10));
        }
    }

    @Test
    void refusesAnotherBodyOrAnotherPlaceThanWhatIsVouchedFor() {
        assertThatThrownBy(() -> engine.call(authorization(right()), "find", "{\"number\":\"000000\"}"))
                .hasMessageStartingWith("ECPS-0204");
        assertThatThrownBy(() -> engine.call(authorization(right()), "device", BODY))
                .hasMessageStartingWith("ECPS-0204");
    }

    @Test
    void refusesWhoeverSaysNothing() {
        assertThatThrownBy(() -> engine.call(null, "find", BODY)).hasMessageStartingWith("ECPS-0201");
        assertThatThrownBy(() -> engine.call("Bearer " + right().compact(), "find", BODY))
                .hasMessageStartingWith("ECPS-0201");
    }

    private SignedMessage right() {
        return phone.call("find", BODY, engine.clock.instant());
    }

    private static String authorization(SignedMessage message) {
        return "MAP " + message.compact();
    }
}
