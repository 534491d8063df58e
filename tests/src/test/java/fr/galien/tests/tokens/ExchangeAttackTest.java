package fr.galien.tests.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has a token, or a certificate, and wants more of it than was granted. */
class ExchangeAttackTest {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final Worker nurse = Worker.of("infirmiere");
    private final String cabinet = nurse.structure(0);
    private final Proxy proxy = Proxy.of("tokens-attacked", cabinet, Registered.everything());

    @Test
    void takesNothingForASubjectButTheLoginsAccessToken() {
        String service = proxy.exchange(nurse.token(), "record:read").token();

        refused(proxy.exchange(service, "prescription:write"), "TOKEN-0404", "invalid_request");
        refused(proxy.exchange(nurse.idToken(), "record:read"), "TOKEN-0401", "invalid_request");
        refused(proxy.exchange(nurse.refreshToken(), "record:read"), "TOKEN-0401", "invalid_request");
        refused(proxy.exchange(nurse.token() + "A", "record:read"), "TOKEN-0401", "invalid_request");
        refused(proxy.exchange("rien", "record:read"), "TOKEN-0401", "invalid_request");
        refused(proxy.exchange("", "record:read"), "TOKEN-0402", "invalid_request");
        refused(
                proxy.exchange(
                        nurse.token(), "record:read", Map.of("subject_token_type", Proxy.TYPES + "refresh_token")),
                "TOKEN-0402",
                "invalid_request");
    }

    @Test
    void exchangesNobodyElsesLogins() {
        Worker elsewhere = Worker.of("infirmiere", Worker.vendor("tokens-vendor-elsewhere"));

        refused(proxy.exchange(elsewhere.token(), "record:read"), "TOKEN-0403", "invalid_request");
    }

    /** Stolen from software whose tokens are bound: whoever may exchange for it still has to hold its certificate. */
    @Test
    void exchangesABoundTokenForWhoeverItIsBoundTo() throws JOSEException {
        Map<String, String> attributes = new HashMap<>(Registered.everything());
        attributes.put("galien.structure", cabinet);
        ECKey theirs = key();
        Proxy bare = Proxy.withSecret("tokens-key-holder", attributes);
        String bound = Worker.bound("infirmiere", bare, theirs);

        refused(bare.exchange(bound, "record:read", key()), "TOKEN-0405", "invalid_request");
        refused(bare.exchange(bound, "record:read"), "TOKEN-0410", "invalid_request");
        assertThat(bare.exchange(bound, "record:read", theirs).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'record:delete', '', TOKEN-0407, invalid_scope",
        "'record:read prescription:write', '', TOKEN-0407, invalid_scope",
        "'openid scope_all', '', TOKEN-0407, invalid_scope",
        "'', '', TOKEN-0406, invalid_scope",
        "'record:read', tokens-prescription, TOKEN-0407, invalid_scope",
        "'record:read', tokens-vendor, TOKEN-0409, invalid_target",
        "'record:read', account, TOKEN-0409, invalid_target"
    })
    void givesWhatWasGrantedOfOneService(String scope, String audience, String code, String error) {
        refused(proxy.exchange(nurse.token(), scope, Map.of("audience", audience)), code, error);
    }

    @Test
    void givesNothingToSoftwareThatWasGrantedNothing() {
        Proxy stranger = Proxy.of("tokens-stranger", cabinet, Map.of("galien.exchange.subjects", Worker.VENDOR));

        refused(stranger.exchange(nurse.token(), "record:read"), "TOKEN-0425", "unauthorized_client");
    }

    @Test
    void asksWhichOfTwoServicesWithOneScope() {
        Map<String, String> both = new HashMap<>(Registered.everything());
        both.put("galien.exchange." + Registered.OTHER, "record:read");
        Proxy able = Proxy.of("tokens-both", cabinet, both);

        refused(able.exchange(nurse.token(), "record:read"), "TOKEN-0408", "invalid_target");
        assertThat(able.exchange(nurse.token(), "record:read", Map.of("audience", Registered.OTHER))
                        .claims()
                        .path("aud")
                        .textValue())
                .isEqualTo(Registered.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"record:read", "prescription:write"})
    void givesNoBearerTokenForWhatMustBeBound(String scope) {
        Map<String, String> attributes = new HashMap<>(Registered.everything());
        attributes.put("galien.structure", cabinet);
        Proxy bare = Proxy.withSecret("tokens-bare", attributes);

        refused(bare.exchange(nurse.token(), scope), "TOKEN-0410", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"x5t#S256\":\"bm9uZQ\"}",
                "{\"jkt\":\"x\"}",
                "{}",
                "rien",
                "[]",
                "{\"x5t#S256\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}"
            })
    void believesNoCnfThatIsNotTheConnections(String cnf) {
        refused(proxy.exchange(nurse.token(), "record:read", Map.of("cnf", cnf)), "TOKEN-0411", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "lps_id, OTHER, TOKEN-0413",
        "lps_version, 7.3, TOKEN-0413",
        "situation_exercice, 10C, TOKEN-0416",
        "situation_exercice, 60C/SA01, TOKEN-0416",
        "situation_exercice, 60C/SA08/S, TOKEN-0416",
        "situation_exercice, .*, TOKEN-0416",
        "situation_exercice, 60C/SA08/L/R999, TOKEN-0416",
        "iss, '', TOKEN-0412",
        "sub, '', TOKEN-0412",
        "lps_version, '', TOKEN-0412"
    })
    void believesNoActorTokenThatSaysWhatIsNotSo(String claim, String value, String code) {
        JWTClaimsSet said = new JWTClaimsSet.Builder(actor())
                .claim(claim, value.isEmpty() ? null : value)
                .build();

        refused(acting(new PlainJWT(said).serialize()), code, "invalid_request");
    }

    @Test
    void takesAnActorTokenThatSaysWhatIsSo() {
        assertThat(acting(new PlainJWT(actor()).serialize())
                        .claims()
                        .path("situation_exercice")
                        .textValue())
                .isEqualTo("60C/SA08/L");
    }

    @ParameterizedTest
    @CsvSource({"-1, TOKEN-0412", "600, TOKEN-0412"})
    void takesNoActorTokenOfAnotherTime(int seconds, String code) {
        JWTClaimsSet said = new JWTClaimsSet.Builder(actor())
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build();

        refused(acting(new PlainJWT(said).serialize()), code, "invalid_request");
    }

    /** Signed: by whom? Software that registered no key cannot be asked, and a key in the header is anybody's. */
    @Test
    void ignoresNoSignature() throws JOSEException {
        refused(acting(signed(key(), false)), "TOKEN-0412", "invalid_request");
        refused(acting(signed(key(), true)), "TOKEN-0412", "invalid_request");
    }

    @Test
    void verifiesTheSignatureOfSoftwareThatRegisteredAKey() throws JOSEException {
        ECKey theirs = key();
        Map<String, String> attributes = new HashMap<>(Registered.everything());
        attributes.put("use.jwks.string", "true");
        attributes.put("jwks.string", new JWKSet(theirs.toPublicJWK()).toString());
        Proxy signing = Proxy.of("tokens-signing", cabinet, attributes);

        assertThat(acting(signing, signed(theirs, false)).status()).isEqualTo(200);
        refused(acting(signing, signed(key(), false)), "TOKEN-0412", "invalid_request");
        refused(acting(signing, signed(key(), true)), "TOKEN-0412", "invalid_request");
        refused(acting(signing, new PlainJWT(actor()).serialize()), "TOKEN-0412", "invalid_request");
        refused(acting(signing, "x".repeat(9000)), "TOKEN-0412", "invalid_request");
    }

    @Test
    void speaksForNoStructureOneDoesNotWorkAt() {
        Proxy foreign = Proxy.of("tokens-foreign", "318751275100020", Registered.everything());
        Proxy none = Proxy.withSecret("tokens-nowhere", Registered.everything());

        refused(foreign.exchange(nurse.token(), "record:read"), "TOKEN-0415", "access_denied");
        refused(none.exchange(nurse.token(), "record:read", newKey()), "TOKEN-0414", "unauthorized_client");
    }

    @Test
    void hasNoOtherFormsPurposesAndIssuers() {
        for (String type : new String[] {"id_token", "refresh_token", "saml1"}) {
            refused(
                    proxy.exchange(nurse.token(), "record:read", Map.of("requested_token_type", Proxy.TYPES + type)),
                    "TOKEN-0419",
                    "invalid_request");
        }
        refused(
                proxy.exchange(nurse.token(), "mssante:mail", Map.of("requested_token_type", Proxy.TYPES + "saml2")),
                "TOKEN-0419",
                "invalid_request");
        refused(
                proxy.exchange(nurse.token(), "record:read", Map.of("purpose_of_use", "curiosity")),
                "TOKEN-0422",
                "invalid_request");
        refused(
                proxy.exchange(nurse.token(), "record:read", Map.of("subject_issuer", "https://evil.example")),
                "TOKEN-0423",
                "invalid_request");
        refused(
                proxy.exchange(nurse.token(), "record:read", Map.of("resource", "https://evil.example")),
                "TOKEN-0409",
                "invalid_target");
        refused(
                proxy.exchange(nurse.token(), "record:read", Map.of("actor_token_type", Proxy.TYPES + "jwt")),
                "TOKEN-0412",
                "invalid_request");
        assertThat(proxy.exchange(nurse.token(), "record:read", Map.of("requested_subject", "somebody"))
                        .claims()
                        .path("sub"))
                .isEqualTo(Software.claims(nurse.token()).path("sub"));
    }

    @Test
    void saysNothingOfAPatient() {
        String token = proxy.exchange(
                        nurse.token(),
                        "record:read",
                        Map.of("patient_id", "279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH"))
                .token();

        assertThat(Software.claims(token).toString()).doesNotContain("279035121518989");
    }

    /** What a token of a service opens: that service. */
    @Test
    void opensNothingElseWithATokenOfAService() {
        String token = proxy.exchange(nurse.token(), "record:read").token();

        assertThat(nurse.software().userinfo(token).status()).isIn(401, 403);
        assertThat(active(Registered.PRESCRIPTION, token)).isFalse();
        assertThat(active(Registered.RECORD, token)).isTrue();
        assertThat(Software.json(nurse.software().introspect(token))
                        .path("active")
                        .booleanValue())
                .as("the login's software")
                .isFalse();
    }

    @Test
    void givesNoScopeOfAServiceAtLogin() {
        Software asking = Software.of(Worker.vendor(Worker.VENDOR)).and("scope", "openid record:read");

        assertThat(asking.answer(Surfer.of(asking).open(asking.authorizationRequest())))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void refreshesForItsOwnerAndNeverMoreThanAtFirst() {
        JsonNode first = proxy.exchange(nurse.token(), "record:read", Map.of("subject_issuer", "psc"))
                .json();
        String refresh = first.path("refresh_token").textValue();
        Proxy thief = Proxy.of("tokens-thief", cabinet, Registered.everything());

        assertThat(thief.refresh(refresh).error()).isEqualTo("invalid_grant");
        for (String more : new String[] {"record:read record:write", "openid scope_all"}) {
            Map<String, String> asked = Map.of("grant_type", "refresh_token", "refresh_token", refresh, "scope", more);
            assertThat(proxy.post("token", asked, Map.of()).error()).isEqualTo("invalid_scope");
        }
        assertThat(proxy.refresh(refresh).claims().path("scope").textValue()).isEqualTo("record:read");
    }

    private Answer acting(String actor) {
        return acting(proxy, actor);
    }

    private Answer acting(Proxy who, String actor) {
        return who.exchange(
                nurse.token(), "record:read", Map.of("actor_token", actor, "actor_token_type", Proxy.TYPES + "jwt"));
    }

    private static JWTClaimsSet actor() {
        return new JWTClaimsSet.Builder()
                .issuer("cabinet")
                .subject("poste-1")
                .expirationTime(Date.from(Instant.now().plus(SOON)))
                .claim("lps_id", "LGC-1")
                .claim("lps_nom", "Cabinet Essai")
                .claim("lps_version", "7.2")
                .claim("situation_exercice", "60C/SA08/L")
                .build();
    }

    private static String signed(ECKey key, boolean withItsKey) throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("actor");
        SignedJWT jwt = new SignedJWT((withItsKey ? header.jwk(key.toPublicJWK()) : header).build(), actor());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static ECKey key() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .keyID("actor")
                .generate();
    }

    private static ECKey newKey() {
        try {
            return key();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean active(String service, String token) {
        return Software.json(Registered.service(service).introspect(token))
                .path("active")
                .booleanValue();
    }

    private static void refused(Answer answer, String code, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.json().has("access_token")).isFalse();
    }
}
