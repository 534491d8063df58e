package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardHostTest {

    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @CsvSource({
        "https://card.example.org/auth, true",
        "https://*.card.example.org:8445/auth, true",
        "https://a.*.example.org/auth, false",
        "https://*.a.*.example.org/auth, false",
        "http://card.example.org/auth, false",
        "http://*.card.example.org/auth, false",
        "card.example.org, false",
        "https:///auth, false",
        "'https://a b', false",
        ", false"
    })
    void isAnHttpsAddressAlone(String option, boolean taken) {
        assertThat(CardHost.of(option, random).isPresent()).isEqualTo(taken);
    }

    @Test
    void hasANameForEachAttemptThatNoBrowserHasSeen() {
        CardHost host =
                CardHost.of("https://*.card.example.org:8445/auth", random).orElseThrow();

        URI one = host.forOneAttempt();
        URI other = host.forOneAttempt();

        assertThat(one).asString().matches("https://[0-9a-f]{16}\\.card\\.example\\.org:8445/auth");
        assertThat(one).isNotEqualTo(other);
        assertThat(host.frameSource()).isEqualTo("https://*.card.example.org:8445");
    }

    @Test
    void isOneNameWhereTheOperatorGivesOne() {
        CardHost host = CardHost.of("https://card.example.org/auth", random).orElseThrow();

        assertThat(host.forOneAttempt()).isEqualTo(URI.create("https://card.example.org/auth"));
        assertThat(host.frameSource()).isEqualTo("https://card.example.org");
    }
}
