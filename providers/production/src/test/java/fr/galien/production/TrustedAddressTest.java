package fr.galien.production;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"::1", " ::1 ", "fd00::7", "0:0:0:0:0:0:0:1", "::ffff:10.0.0.1"})
    void bareIpv6IsTakenForHostAndPort(String entry) {
        assertThat(TrustedAddress.isTakenForHostAndPort(entry)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1/128", "[::1]", "fd00::/8", "10.0.0.1", "10.0.0.0/8", "172.31.250.1", ""})
    void otherEntriesAreReadAsTheyAreMeant(String entry) {
        assertThat(TrustedAddress.isTakenForHostAndPort(entry)).isFalse();
    }
}
