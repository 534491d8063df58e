package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.jarm.JARMValidator;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a client of Pro Santé Connect may put into its authorization request. */
class AuthorizationRequestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Somebody SOMEBODY = new Somebody();

    private final Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);

    /**
     * Keycloak writes {@code iss} twice into a signed answer, as its issuer and as the parameter of RFC 9207, which no strict
     * reader of JSON takes; it leaves the second out for a client that says so.
     */
    private final Vendor ofSignedAnswers = Vendor.configured(
            "contract-signed-answers", Way.CLIENT_SECRET_BASIC, Map.of("exclude.issuer.from.auth.response", "true"));

    /** How a code may be tied to the software that asked for it. */
    enum Proof {
        S256(true, CodeChallengeMethod.S256),
        PLAIN(true, CodeChallengeMethod.PLAIN),
        NONE(false, null);

        private final boolean given;
        private final CodeChallengeMethod method;

        Proof(boolean given, CodeChallengeMethod method) {
            this.given = given;
            this.method = method;
        }

        Login login(Vendor vendor, CodeVerifier verifier) {
            return Login.to(
                    vendor,
                    usual -> given
                            ? usual.codeChallenge(verifier, method)
                            : usual.codeChallenge((CodeVerifier) null, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesACodeWithEachProofOfPossessionAndWithNone(Proof proof) {
        CodeVerifier verifier = new CodeVerifier();
        Login login = proof.login(vendor, verifier);

        HTTPResponse answer = redeem(login, proof.given ? verifier : null);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refusesACodeWithoutTheProofItWasAskedWith(Proof proof) {
        Login wrong = proof.login(vendor, new CodeVerifier());
        Login missing = proof.login(vendor, new CodeVerifier());

        assertThat(Answers.error(redeem(wrong, new CodeVerifier()))).isEqualTo("invalid_grant");
        assertThat(Answers.error(redeem(missing, null))).isEqualTo("invalid_grant");
    }

    @Test
    void answersInTheQuery() {
        Login login = Login.to(vendor, usual -> usual.responseMode(ResponseMode.QUERY));

        URI back = SOMEBODY.goThrough(login).redirect().orElseThrow();

        assertThat(URLUtils.parseParameters(back.getRawQuery())).containsKeys("code", "state", "iss", "session_state");
    }

    @Test
    void answersInTheFragment() {
        Login login = Login.to(vendor, usual -> usual.responseMode(ResponseMode.FRAGMENT));

        URI back = SOMEBODY.goThrough(login).redirect().orElseThrow();

        assertThat(back.getRawQuery()).isNull();
        assertThat(URLUtils.parseParameters(back.getRawFragment()))
                .containsKeys("code", "state", "iss", "session_state")
                .containsEntry("state", List.of(login.state.getValue()));
    }

    @Test
    void answersByAForm() {
        Login login = Login.to(vendor, usual -> usual.responseMode(ResponseMode.FORM_POST));

        Document page = Jsoup.parse(SOMEBODY.goThrough(login).body());

        assertThat(page.select("form").attr("action"))
                .isEqualTo(vendor.redirect().toString());
        assertThat(page.select("form").attr("method")).isEqualToIgnoringCase("post");
        assertThat(page.select("input[name=state]").val()).isEqualTo(login.state.getValue());
        assertThat(page.select("input[name=code]").val()).isNotBlank();
    }

    static Stream<Arguments> signedAnswers() {
        UnaryOperator<String> query = back -> URI.create(back).getRawQuery();
        return Stream.of(
                Arguments.of(ResponseMode.QUERY_JWT, query),
                Arguments.of(ResponseMode.JWT, query),
                Arguments.of(ResponseMode.FRAGMENT_JWT, (UnaryOperator<String>)
                        back -> URI.create(back).getRawFragment()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signedAnswers")
    void answersSigned(ResponseMode mode, UnaryOperator<String> place) throws Exception {
        Login login = Login.to(ofSignedAnswers, usual -> usual.responseMode(mode));

        URI back = SOMEBODY.goThrough(login).redirect().orElseThrow();

        isOurs(
                login,
                URLUtils.parseParameters(place.apply(back.toString()))
                        .get("response")
                        .getFirst());
    }

    @Test
    void answersSignedByAForm() throws Exception {
        Login login = Login.to(ofSignedAnswers, usual -> usual.responseMode(ResponseMode.FORM_POST_JWT));

        Document page = Jsoup.parse(SOMEBODY.goThrough(login).body());

        isOurs(login, page.select("input[name=response]").val());
    }

    @Test
    void asksNothingOfAStrangerWhenItMayNotAsk() {
        Login login = Login.to(vendor, usual -> usual.prompt(Prompt.Type.NONE));

        var answer = login.answer(new Somebody().look(vendor, login.address()));

        assertThat(answer.toErrorResponse().getErrorObject().getCode()).isEqualTo("login_required");
    }

    @Test
    void asksNothingOfSomebodyItKnowsWhenItMayNotAsk() {
        SOMEBODY.goThrough(Login.to(vendor));
        Login login = Login.to(vendor, usual -> usual.prompt(Prompt.Type.NONE));

        assertThat(login.code(SOMEBODY.look(vendor, login.address())).getValue())
                .isNotBlank();
    }

    @Test
    void asksAgainWhenTheSoftwareInsists() {
        SOMEBODY.goThrough(Login.to(vendor));

        assertThat(offersTheCard(SOMEBODY.look(
                        vendor,
                        Login.to(vendor, usual -> usual.prompt(Prompt.Type.LOGIN))
                                .address())))
                .isTrue();
    }

    @Test
    void asksAgainWhoLoggedInLongerAgoThanTheSoftwareAccepts() {
        SOMEBODY.goThrough(Login.to(vendor));
        Login patient = Login.to(vendor, usual -> usual.maxAge(14_400));
        Instant deadline = Instant.now().plus(PATIENCE);

        assertThat(authTime(patient.tokens(SOMEBODY.look(vendor, patient.address()))))
                .isNotNull();
        // Seconds count: the login may be of this very one.
        boolean asked = false;
        while (!asked && Instant.now().isBefore(deadline)) {
            asked = offersTheCard(SOMEBODY.look(
                    vendor, Login.to(vendor, usual -> usual.maxAge(0)).address()));
        }
        assertThat(asked).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eidas1", "eidas2", "eidas3"})
    void answersTheLevelAskedAndTellsTheLevelReached(String level) {
        Login login = Login.to(vendor, usual -> usual.acrValues(List.of(new ACR(level))));

        OIDCTokens tokens = login.tokens(SOMEBODY.goThrough(login));

        assertThat(Answers.claims(tokens.getIDToken()).getClaim("acr")).isEqualTo(level);
        assertThat(Answers.claims(tokens.getAccessToken()).getClaim("acr")).isEqualTo("eidas3");
    }

    @Test
    void takesALevelAskedForByTheClaimsParameter() {
        OIDCClaimsRequest claims = new OIDCClaimsRequest()
                .withIDTokenClaimsRequest(
                        new ClaimsSetRequest().add(new ClaimsSetRequest.Entry("acr").withValues(List.of("eidas2"))))
                .withUserInfoClaimsRequest(new ClaimsSetRequest().add("given_name"));
        Login login = Login.to(vendor, usual -> usual.acrValues(null).claims(claims));

        OIDCTokens tokens = login.tokens(SOMEBODY.goThrough(login));

        assertThat(Answers.claims(tokens.getIDToken()).getClaim("acr")).isEqualTo("eidas2");
    }

    @ParameterizedTest
    @CsvSource({
        "approval_prompt, auto",
        "acr, eidas1",
        "kc_idp_hint, unknown",
        "login_hint, 899700000001",
        "login_hint, nobody",
        "ui_locales, de",
        "display, touch",
        "channel, CARD"
    })
    void letsPassWhatItDoesNotKnow(String parameter, String value) {
        UnaryOperator<AuthenticationRequest.Builder> more = usual -> usual.customParameter(parameter, value);
        Login stranger = Login.to(vendor, more);
        Login known = Login.to(vendor, more);

        assertThat(offersTheCard(new Somebody().look(vendor, stranger.address())))
                .isTrue();
        assertThat(known.tokens(SOMEBODY.goThrough(known)).getIDToken()).isNotNull();
    }

    @Test
    void takesBothCredentialsInOneCall() {
        Login login = Login.to(vendor);
        HTTPRequest request = new TokenRequest.Builder(
                        vendor.endpoint("token"),
                        vendor.authentication(),
                        login.grant(login.code(SOMEBODY.goThrough(login))))
                .build()
                .toHTTPRequest();
        request.setBody(request.getBody() + "&"
                + URLUtils.serializeParameters(Map.of(
                        "client_id",
                        List.of(vendor.client().id()),
                        "client_secret",
                        List.of(vendor.client().secret()))));

        assertThat(vendor.send(request).getStatusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token", "id_token", "id_token token", "code id_token", "code token", "code id_token token"})
    void givesNoTokenThroughTheBrowser(String type) {
        for (String mode : List.of("", "&response_mode=query", "&response_mode=form_post")) {
            URI address = URI.create(Login.to(vendor)
                            .address()
                            .toString()
                            .replace("response_type=code", "response_type=" + type.replace(" ", "%20"))
                    + mode);

            Exchange end = SOMEBODY.goThrough(vendor, address);

            assertThat(end.redirect().map(URI::toString).orElse(end.body()))
                    .contains("error")
                    .doesNotContain("access_token", "id_token=", "name=\"id_token\"", "code=", "name=\"code\"");
        }
    }

    private HTTPResponse redeem(Login login, CodeVerifier verifier) {
        return vendor.token(
                new AuthorizationCodeGrant(login.code(SOMEBODY.goThrough(login)), vendor.redirect(), verifier));
    }

    private void isOurs(Login login, String response) throws Exception {
        JWT signed = Answers.jwt(response);
        JWTClaimsSet claims = new JARMValidator(
                        new Issuer(TheSandbox.get().addresses().issuer()),
                        ofSignedAnswers.id(),
                        JWSAlgorithm.RS256,
                        Answers.keys(vendor))
                .validate(signed);
        assertThat(claims.getStringClaim("state")).isEqualTo(login.state.getValue());
        assertThat(claims.getStringClaim("code")).isNotBlank();
    }

    private static boolean offersTheCard(Exchange end) {
        return end.status() == 200 && end.body().contains("name=\"means\"");
    }

    private static Object authTime(OIDCTokens tokens) {
        return Answers.claims(tokens.getIDToken()).getClaim("auth_time");
    }
}
