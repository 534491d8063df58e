package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens as Pro Santé Connect's real ones were read: which claims, of which type, with which lifetimes. */
class TokensTest {

    private static final String[] EVERY_TOKEN = {
        "exp",
        "iat",
        "auth_time",
        "jti",
        "iss",
        "sub",
        "typ",
        "azp",
        "session_state",
        "sid",
        "acr",
        "amr",
        "authMode",
        "otherIds",
        "preferred_username"
    };

    @ParameterizedTest
    @ValueSource(strings = {"medecin", "infirmiere", "pharmacien", "etudiant", "sans-activite"})
    void accessTokenNamesThePersonByNumberAndTellsNothingMore(String card) {
        JsonNode token = Logins.of(card).accessToken().claims();
        ExpectedUserinfo person = new ExpectedUserinfo(Extraction.ofTheSandbox().linesOf(card));

        assertThat(names(token)).containsExactlyInAnyOrder(and(EVERY_TOKEN, "scope"));
        assertThat(token.path("sub")).isEqualTo(person.minimal().path("sub"));
        assertThat(token.path("preferred_username")).isEqualTo(person.minimal().path("preferred_username"));
        assertThat(token.path("otherIds")).isEqualTo(person.otherIds());
        assertThat(token.path("authMode").textValue()).isEqualTo("CARD");
        assertThat(token.path("typ").textValue()).isEqualTo("Bearer");
        assertThat(token.path("acr").textValue()).isEqualTo("eidas3");
        assertThat(token.path("iss").textValue())
                .isEqualTo(TheSandbox.get().addresses().issuer().toString());
        assertThat(token.path("azp").textValue())
                .isEqualTo(TheSandbox.get().client().id());
        assertThat(token.path("scope").textValue().split(" "))
                .containsExactlyInAnyOrder("openid", "profile", "identity", "scope_all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"medecin", "infirmiere", "pharmacien", "etudiant", "sans-activite"})
    void idTokenNamesThePersonAndAnswersTheLevelAsked(String card) {
        JsonNode token = Logins.of(card).idToken().claims();
        ExpectedUserinfo person = new ExpectedUserinfo(Extraction.ofTheSandbox().linesOf(card));

        assertThat(names(token))
                .containsExactlyInAnyOrder(
                        and(EVERY_TOKEN, "aud", "nonce", "at_hash", "SubjectNameID", "given_name", "family_name"));
        assertThat(List.of("sub", "SubjectNameID", "preferred_username", "given_name", "family_name"))
                .allSatisfy(name ->
                        assertThat(token.path(name)).isEqualTo(person.minimal().path(name)));
        assertThat(token.path("otherIds")).isEqualTo(person.otherIds());
        assertThat(token.path("authMode").textValue()).isEqualTo("CARD");
        assertThat(token.path("aud").textValue())
                .isEqualTo(TheSandbox.get().client().id());
        assertThat(token.path("acr").textValue()).isEqualTo("eidas1");
    }

    @Test
    void everyTokenIsSignedWithAPublishedKey() {
        Outcome.LoggedIn login = Logins.of("medecin");
        List<String> published = StreamSupport.stream(
                        Software.asking().keys().path("keys").spliterator(), false)
                .filter(key -> key.path("use").textValue().equals("sig"))
                .map(key -> key.path("kid").textValue())
                .toList();

        assertThat(Stream.of(login.accessToken().header(), login.idToken().header()))
                .allSatisfy(header -> {
                    assertThat(header.path("alg").textValue()).isEqualTo("RS256");
                    assertThat(published).contains(header.path("kid").textValue());
                });
    }

    @Test
    void tokensLiveTwoMinutesAndTheirRenewalThirty() {
        Outcome.LoggedIn login = Logins.of("medecin");
        JsonNode access = login.accessToken().claims();

        // Whole seconds: one may pass between the making and the telling.
        assertThat(login.answer().path("expires_in").intValue()).isBetween(119, 120);
        assertThat(login.answer().path("refresh_expires_in").intValue()).isBetween(1799, 1800);
        assertThat(access.path("exp").longValue() - access.path("iat").longValue())
                .isEqualTo(120);
        assertThat(Instant.ofEpochSecond(access.path("auth_time").longValue()))
                .isBeforeOrEqualTo(Instant.ofEpochSecond(access.path("iat").longValue()));
    }

    @Test
    void answerHoldsWhatEarlierClientsInsistOn() {
        Outcome.LoggedIn login = Logins.of("medecin");
        JsonNode answer = login.answer();

        assertThat(answer.path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.path("not-before-policy").isInt()).isTrue();
        assertThat(answer.path("session_state").textValue())
                .isNotBlank()
                .isEqualTo(login.accessToken().claims().path("session_state").textValue())
                .isEqualTo(login.accessToken().claims().path("sid").textValue());
    }

    @Test
    void introspectionSaysWhatTheAccessTokenSaysAndThatItIsActive() {
        Software software = Software.asking();
        JsonNode tokens = tokens(software);
        String token = tokens.path("access_token").textValue();

        Exchange answer = software.introspect(token);

        JsonNode claims = Software.claims(token);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode introspection = Software.json(answer);
        assertThat(introspection.path("active").booleanValue()).isTrue();
        assertThat(introspection.path("client_id").textValue())
                .isEqualTo(TheSandbox.get().client().id());
        assertThat(introspection.path("username")).isEqualTo(claims.path("preferred_username"));
        assertThat(names(claims))
                .allSatisfy(
                        name -> assertThat(introspection.path(name)).as(name).isEqualTo(claims.path(name)));
    }

    @Test
    void introspectionKnowsARefreshTokenToo() {
        Software software = Software.asking();

        Exchange answer =
                software.introspect(tokens(software).path("refresh_token").textValue(), "refresh_token");

        assertThat(Software.json(answer).path("active").booleanValue()).isTrue();
    }

    @Test
    void introspectionTellsAnotherVendorNothing() {
        Software software = Software.asking();
        JsonNode tokens = tokens(software);

        for (String token : List.of("access_token", "refresh_token")) {
            Exchange answer =
                    Software.ofAnotherVendor().introspect(tokens.path(token).textValue(), token);
            assertThat(Software.json(answer)).as(token).isEqualTo(Json.object().put("active", false));
        }
    }

    @Test
    void introspectionSaysOnlyThatAForeignTokenIsInactive() {
        Exchange answer = Software.asking().introspect("not-a-token");

        assertThat(Software.json(answer)).isEqualTo(Json.object().put("active", false));
    }

    @Test
    void refreshGivesNewTokensOfTheSameLogin() {
        Software software = Software.asking();
        JsonNode first = tokens(software);

        Exchange answer = software.refresh(first.path("refresh_token").textValue());

        assertThat(answer.status()).isEqualTo(200);
        JsonNode second = Software.json(answer);
        JsonNode before = Software.claims(first.path("access_token").textValue());
        JsonNode after = Software.claims(second.path("access_token").textValue());
        assertThat(after.path("jti")).isNotEqualTo(before.path("jti"));
        assertThat(List.of("sub", "sid", "session_state", "auth_time", "acr", "amr", "authMode", "otherIds", "scope"))
                .allSatisfy(name -> assertThat(after.path(name)).as(name).isEqualTo(before.path(name)));
        assertThat(second.path("expires_in").intValue()).isBetween(119, 120);
        assertThat(second.path("session_state").textValue()).isNotBlank();
        assertThat(software.userinfo(second.path("access_token").textValue()).status())
                .isEqualTo(200);
    }

    private static JsonNode tokens(Software software) {
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card("medecin"));
        return Software.json(software.redeem(software.code(end)));
    }

    private static List<String> names(JsonNode claims) {
        return claims.properties().stream().map(claim -> claim.getKey()).toList();
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
