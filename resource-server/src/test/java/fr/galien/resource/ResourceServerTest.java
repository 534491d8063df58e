package fr.galien.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceServerTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void acceptsTheTokenOfThisCertificateAndTellsWhoAsks() throws JOSEException {
        Verdict verdict = server(wanted()).judge(Mint.request(Mint.token(Mint.claims(now))));

        ServiceToken token = accepted(verdict);
        assertThat(token.subject()).isEqualTo("f:directory:" + Mint.PERSON);
        assertThat(token.nationalId()).contains(Mint.PERSON);
        assertThat(token.structure()).contains("10B0193488");
        assertThat(token.situation()).contains("10C/SA07/L");
        assertThat(token.software()).contains("dossier");
        assertThat(token.scope()).containsExactlyInAnyOrder("record:read", "record:write");
        assertThat(token.level()).isEqualTo(Level.EIDAS2);
        assertThat(token.authenticatedAt()).contains(now);
        assertThat(token.expiresAt()).isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(token.claims()).containsEntry("jti", "one");
    }

    @Test
    void acceptsTheTokenOfThisKeyWithAProofOfThisRequest() throws JOSEException {
        String token = Mint.token(Mint.byKey(now));

        accepted(server(wanted()).judge(Mint.proved(token, Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, token))));
    }

    /** RFC 9110 §11.1. */
    @Test
    void readsTheSchemeInAnyCase() throws JOSEException {
        accepted(server(wanted())
                .judge(Mint.request(List.of("bEARER " + Mint.token(Mint.claims(now))), Optional.of(Mint.OURS))));
    }

    @Test
    void forgivesClocksThirtySeconds() throws JOSEException {
        ResourceServer server = server(wanted());

        accepted(server.judge(Mint.request(Mint.token(Mint.claims(now.plusSeconds(30))))));
        accepted(server.judge(Mint.request(Mint.token(Mint.claims(now.minusSeconds(3629))))));
    }

    @Test
    void takesTheGuidesThumbprintOnlyWhereItIsRegistered() throws JOSEException, GeneralSecurityException {
        String hexadecimal =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Mint.OURS.getEncoded()));
        String printed = Base64.getEncoder().encodeToString(hexadecimal.getBytes(StandardCharsets.US_ASCII));
        BearerRequest request = Mint.request(Mint.token(Mint.unbound(now).claim("cnf", Mint.thumbprint(printed))));

        accepted(server(wanted().legacyThumbprint()).judge(request));
        assertThat(refused(server(wanted()).judge(request)).code()).isEqualTo("RS-0480");
        assertThat(refused(server(wanted().legacyThumbprint())
                                .judge(new BearerRequest(
                                        request.method(),
                                        request.uri(),
                                        request.authorization(),
                                        request.proofs(),
                                        Optional.of(Mint.THEIRS),
                                        request.scope())))
                        .code())
                .isEqualTo("RS-0480");
    }

    @Test
    void wantsNoScopeWhereNoneIsNeeded() throws JOSEException {
        BearerRequest request = Mint.request(Mint.token(Mint.claims(now).claim("scope", null)));

        accepted(server(wanted())
                .judge(new BearerRequest(
                        "GET", request.uri(), request.authorization(), List.of(), request.certificate(), Set.of())));
    }

    @Test
    void asksForAStrongerLogin() throws JOSEException {
        Refusal refusal =
                refused(server(wanted().level(Level.EIDAS3)).judge(Mint.request(Mint.token(Mint.claims(now)))));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.challenge())
                .contains("Bearer error=\"insufficient_user_authentication\", error_description=\"RS-0485:"
                        + " the login was not strong enough\", acr_values=\"eidas3\"");
    }

    @Test
    void saysWhichScopeIsMissing() throws JOSEException {
        Refusal refusal = refused(
                server(wanted()).judge(Mint.request(Mint.token(Mint.claims(now).claim("scope", "record:reader")))));

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.challenge())
                .contains("Bearer error=\"insufficient_scope\", error_description=\"RS-0484: the token does not allow"
                        + " it\", scope=\"record:read\"");
    }

    /** RFC 6750 §3.1: who sent no token is told no error. */
    @Test
    void tellsWhoSentNoTokenNothingButTheScheme() {
        Refusal refusal = refused(server(wanted()).judge(Mint.request(List.of(), Optional.of(Mint.OURS))));

        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.challenge()).contains("Bearer");
    }

    @Test
    void tellsWhatAProofMayBeSignedWith() throws JOSEException {
        Refusal refusal = refused(server(wanted()).judge(Mint.proved(Mint.token(Mint.byKey(now)))));

        assertThat(refusal.challenge())
                .contains("DPoP error=\"invalid_dpop_proof\", error_description=\"RS-0482: the DPoP proof does not"
                        + " hold\", algs=\"ES256 PS256 RS256\"");
    }

    @Test
    void isNotBuiltWithoutAWayToHearOfRevocations() {
        assertThatThrownBy(ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE)::build)
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNotBuiltForAlgorithmsWithoutPublicKeyNorForAnIssuerInTheClear() {
        ResourceServerBuilder builder = ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE);

        assertThatThrownBy(() -> builder.algorithms("RS256", "HS256")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.algorithms("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResourceServer.of(URI.create("http://realm.example"), Mint.AUDIENCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesNothingOfItDown() throws JOSEException {
        BearerRequest request = Mint.request(Mint.token(Mint.claims(now)));
        Verdict verdict = server(wanted()).judge(request);

        assertThat(request.toString() + verdict + PresentedToken.Reading.class.cast(PresentedToken.in(request)))
                .doesNotContain(Mint.PERSON, "eyJ");
    }

    private ResourceServerBuilder wanted() {
        return ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE)
                .introspecting(Mint.AUDIENCE, "secret", Duration.ofSeconds(60))
                .clock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static ResourceServer server(ResourceServerBuilder wanted) {
        return ResourceServer.with(wanted, Mint.keys(), token -> AskIssuer.Answer.ACTIVE);
    }

    private static ServiceToken accepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) verdict).token();
    }

    private static Refusal refused(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).why();
    }
}
