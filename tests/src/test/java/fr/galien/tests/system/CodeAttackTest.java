package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization code in the wrong hands, and software that is not what it says. */
class CodeAttackTest {

    private static final String ANOTHER_VERIFIER = "another-verifier-that-is-long-enough-to-be-one";

    private final Software software = Software.asking();

    @Test
    void codeIsWorthNothingWithoutTheVerifier() {
        isRefused(software.redeem(code(), ANOTHER_VERIFIER, secret()), 400, "invalid_grant");
        isRefused(software.redeem(code(), "", secret()), 400, "invalid_grant");
    }

    @Test
    void codeIsWorthNothingWithoutTheSecret() {
        isRefused(software.redeem(code(), "x", "sandbox-not-the-secret"), 401, "unauthorized_client");
        isRefused(software.redeem(code(), "x", ""), 401, "unauthorized_client");
    }

    @Test
    void codeIsWorthNothingTheSecondTimeAndTakesTheTokensOfTheFirstWithIt() {
        String code = code();
        JsonNode tokens = Software.json(software.redeem(code));

        isRefused(software.redeem(code), 400, "invalid_grant");

        // RFC 6749 §4.1.2: the server should revoke what was issued with it.
        assertThat(software.userinfo(tokens.path("access_token").textValue()).status())
                .isEqualTo(401);
        isRefused(software.refresh(tokens.path("refresh_token").textValue()), 400, "invalid_grant");
    }

    @Test
    void codeNobodyWasGivenIsRefused() {
        isRefused(software.redeem("00000000-0000-0000-0000-000000000000"), 400, "invalid_grant");
    }

    /** Character for character: nothing added, nothing left out, no other case, no way around through user information. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "/../evil", "&more=1", "#fragment", "%0a"})
    void addressThatIsNotTheOneRegisteredIsNeverGoneTo(String added) {
        isNotGoneTo(software.redirectUri() + added);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "https://localhost@evil.example/",
                "//evil.example",
                "javascript:alert(1)",
                "http://localhost/"
            })
    void addressOfSomebodyElseIsNeverGoneTo(String address) {
        isNotGoneTo(address);
    }

    @Test
    void softwareNobodyRegisteredIsShownAPage() {
        Exchange page =
                Surfer.of(software).open(Software.asking("client_id", "nobody").authorizationRequest());

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.redirect()).isEmpty();
    }

    private static void isNotGoneTo(String address) {
        Software bent = Software.asking("redirect_uri", address);

        Exchange page = Surfer.of(bent).open(bent.authorizationRequest());

        assertThat(page.redirect()).isEmpty();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("evil.example");
    }

    private static void isRefused(Exchange answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(Software.json(answer).path("error").textValue()).isEqualTo(error);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    private String code() {
        return software.code(Surfer.of(software).logIn(TheSandbox.get().card("medecin")));
    }

    private static String secret() {
        return TheSandbox.get().client().secret();
    }
}
