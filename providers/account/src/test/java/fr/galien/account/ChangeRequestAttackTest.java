package fr.galien.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRequestAttackTest {

    private static final URI SERVICE = URI.create("https://auth.example.org/auth/");
    private static final String ORIGIN = "https://auth.example.org";

    @Test
    void takesAFormOfOursWithTheSessionsToken() {
        assertThat(new ChangeRequest(ORIGIN, "token").refusal(SERVICE, "token")).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "null",
                "http://auth.example.org",
                "https://auth.example.org:8443",
                "https://auth.example.org.evil.test",
                "https://card.example.org",
                "https://evil.test",
                "https://auth.example.org/"
            })
    void refusesAFormThatAnotherSiteSent(String origin) {
        assertThat(new ChangeRequest(origin, "token").refusal(SERVICE, "token"))
                .contains(AccountRefusal.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Token", "token ", "toke", "another"})
    void refusesAFormWithoutTheSessionsToken(String token) {
        assertThat(new ChangeRequest(ORIGIN, token).refusal(SERVICE, "token")).contains(AccountRefusal.FORGED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void refusesEveryFormWhereTheSessionHasNoToken(String sessionToken) {
        assertThat(new ChangeRequest(ORIGIN, sessionToken).refusal(SERVICE, sessionToken))
                .contains(AccountRefusal.FORGED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example.org:443/auth/, https://auth.example.org",
        "https://AUTH.example.org/auth/, https://auth.example.org",
        "https://localhost:8443/auth/, https://localhost:8443"
    })
    void knowsItsOwnOriginAsBrowsersWriteIt(URI service, String origin) {
        assertThat(new ChangeRequest(origin, "token").refusal(service, "token")).isEmpty();
    }
}
