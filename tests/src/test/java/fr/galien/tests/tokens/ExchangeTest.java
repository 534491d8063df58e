package fr.galien.tests.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service's token says, and how it is asked for (docs/service-tokens.md). */
class ExchangeTest {

    private final Worker nurse = Worker.of("infirmiere");
    private final String cabinet = nurse.structure(0);
    private final Proxy proxy = Proxy.of("tokens-proxy", cabinet, Registered.everything());

    @Test
    void saysWhoInWhichSituationForWhichStructureWithWhichSoftware() throws Exception {
        Answer answer = proxy.exchange(nurse.token(), "record:read record:write");

        assertThat(answer.json().path("issued_token_type").textValue()).isEqualTo(Proxy.TYPES + "access_token");
        assertThat(answer.json().path("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").intValue()).isBetween(3590, 3600);
        assertThat(answer.json().path("scope").textValue()).isEqualTo("record:read record:write");
        assertThat(answer.json().has("refresh_token")).isFalse();
        JsonNode header = Json.read(
                new String(Base64.getUrlDecoder().decode(answer.token().split("\\.")[0]), StandardCharsets.UTF_8));
        assertThat(header.path("typ").textValue()).isEqualTo("JWT");
        assertThat(header.path("alg").textValue()).isEqualTo("RS256");
        JsonNode claims = answer.claims();
        JsonNode login = Software.claims(nurse.token());
        for (String same : List.of("iss", "sub", "sid", "acr", "amr", "auth_time", "authMode")) {
            assertThat(claims.path(same)).as(same).isEqualTo(login.path(same));
        }
        assertThat(claims.path("aud").textValue()).isEqualTo(Registered.RECORD);
        assertThat(claims.path("azp").textValue()).isEqualTo("tokens-proxy");
        assertThat(claims.path("login_client").textValue()).isEqualTo(Worker.VENDOR);
        assertThat(claims.path("scope").textValue()).isEqualTo("record:read record:write");
        assertThat(claims.path("cnf").path("x5t#S256").textValue()).isEqualTo(thumbprint());
        assertThat(claims.path("SubjectNameID")).isEqualTo(login.path("preferred_username"));
        assertThat(claims.path("SubjectRole").path(0).textValue()).startsWith("60^");
        assertThat(claims.path("Identifiant_Structure").textValue()).isEqualTo(cabinet);
        assertThat(claims.path("situation_exercice").textValue()).isEqualTo("60C/SA08/L");
        assertThat(claims.path("Secteur_Activite").textValue()).isEqualTo("SA08^1.2.250.1.71.4.2.4");
        assertThat(claims.path("SubjectOrganization"))
                .isEqualTo(nurse.activities().getFirst().path("raisonSocialeSite"));
        assertThat(claims.path("lps_id").textValue()).isEqualTo("LGC-1");
        assertThat(claims.path("lps_nom").textValue()).isEqualTo("Cabinet Essai");
        assertThat(claims.path("lps_version").textValue()).isEqualTo("7.2");
        JsonNode iua = claims.path("extensions").path("ihe_iua");
        assertThat(iua.path("national_provider_identifier")).isEqualTo(claims.path("SubjectNameID"));
        assertThat(iua.path("purpose_of_use").path(0).path("code").textValue()).isEqualTo("normal");
        assertThat(claims.has("otherIds")).isFalse();
        assertThat(claims.has("mss_mailbox")).isFalse();
        assertThat(claims.has("gipProfessionCode")).isFalse();
    }

    @Test
    void addsWhatIsBilledToThatOfThePrescription() {
        JsonNode claims = proxy.exchange(nurse.token(), "prescription:write").claims();

        assertThat(claims.path("aud").textValue()).isEqualTo(Registered.PRESCRIPTION);
        assertThat(claims.path("gipProfessionCode").textValue()).isEqualTo("60");
        assertThat(claims.path("secteurActivite").textValue()).isEqualTo("SA08");
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(600);
    }

    /** As the guide and ANS's proxy send it. */
    @Test
    void takesWhatTheProxyOfAnsSendsAndAnswersWhatItNeeds() throws Exception {
        Map<String, String> bent = new HashMap<>(Map.of(
                "subject_token_type", Proxy.TYPES + "jwt",
                "subject_issuer", "psc",
                "requested_token_type", Proxy.TYPES + "access_token",
                "cnf", "{\"x5t#S256\":\"" + legacy() + "\"}"));

        Answer answer = proxy.exchange(nurse.token(), "record:read", bent);

        assertThat(answer.json().path("refresh_expires_in").intValue()).isPositive();
        Answer again = proxy.refresh(answer.json().path("refresh_token").textValue());
        assertThat(again.claims().path("aud").textValue()).isEqualTo(Registered.RECORD);
        assertThat(again.claims().path("scope").textValue()).isEqualTo("record:read");
        assertThat(again.claims().path("cnf").path("x5t#S256").textValue()).isEqualTo(thumbprint());
        assertThat(again.claims().path("situation_exercice").textValue()).isEqualTo("60C/SA08/L");
        assertThat(again.json().has("id_token")).isFalse();
        Answer third = proxy.refresh(again.json().path("refresh_token").textValue());
        assertThat(third.claims().path("aud").textValue()).isEqualTo(Registered.RECORD);
    }

    @Test
    void writesTheBindingAsTheGuidePrintsItForAServiceThatWantsIt() throws Exception {
        JsonNode claims = proxy.exchange(nurse.token(), "other:read").claims();

        assertThat(claims.path("cnf").path("x5t#S256").textValue()).isEqualTo(legacy());
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .as("four hours at most")
                .isEqualTo(14_400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "legacy", "upper"})
    void takesACnfThatNamesThisCertificate(String encoding) throws Exception {
        String value = switch (encoding) {
            case "standard" -> thumbprint();
            case "legacy" -> legacy();
            default ->
                Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .withUpperCase()
                                .formatHex(digest())
                                .getBytes(StandardCharsets.US_ASCII));
        };

        assertThat(proxy.exchange(nurse.token(), "record:read", Map.of("cnf", "{\"x5t#S256\":\"" + value + "\"}"))
                        .status())
                .isEqualTo(200);
    }

    /** The doctor works in two places: the certificate says which, and there is one activity in each. */
    @Test
    void takesTheActivityAtTheStructureOfTheCertificate() {
        Worker doctor = Worker.of("medecin");
        for (int place : List.of(0, 1)) {
            String structure = doctor.structure(place);
            Proxy there = Proxy.of("tokens-place-" + place, structure, Registered.everything());

            JsonNode claims = there.exchange(doctor.token(), "record:read").claims();

            assertThat(claims.path("Identifiant_Structure").textValue()).isEqualTo(structure);
            assertThat(claims.path("SubjectOrganizationID"))
                    .isEqualTo(doctor.activities().get(place).path("identifiantTechniqueDeLaStructure"));
        }
    }

    /** A hospital's certificate names its legal entity as often as the site. */
    @Test
    void takesTheNumberOfTheLegalEntityForItsSites() {
        Worker doctor = Worker.of("medecin");
        JsonNode hospital = doctor.activities().get(1);
        String entity =
                "1" + hospital.path("numeroFinessetablissementJuridique").textValue();
        Proxy there = Proxy.of("tokens-entity", entity, Registered.everything());

        JsonNode claims = there.exchange(doctor.token(), "record:read").claims();

        assertThat(claims.path("Identifiant_Structure").textValue()).isEqualTo(entity);
        assertThat(claims.path("SubjectOrganizationID")).isEqualTo(hospital.path("identifiantTechniqueDeLaStructure"));
    }

    @Test
    void bindsToTheKeyOfAProofWhereThereIsNoCertificate() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        Map<String, String> attributes = new HashMap<>(Registered.everything());
        attributes.put("galien.structure", cabinet);
        Proxy bare = Proxy.withSecret("tokens-dpop", attributes);

        Answer answer = bare.exchange(nurse.token(), "record:read", key);

        assertThat(answer.json().path("token_type").textValue()).isEqualTo("DPoP");
        assertThat(answer.claims().path("cnf").path("jkt").textValue())
                .isEqualTo(key.computeThumbprint().toString());
        assertThat(answer.claims().path("Identifiant_Structure").textValue()).isEqualTo(cabinet);
    }

    @Test
    void introspectsForItsServiceWithEveryClaimItWasSignedWith() {
        String token = proxy.exchange(nurse.token(), "record:read").token();

        JsonNode told = Software.json(Registered.service(Registered.RECORD).introspect(token));

        assertThat(told.path("active").booleanValue()).isTrue();
        StreamSupport.stream(
                        Stream.of(
                                        "SubjectNameID",
                                        "situation_exercice",
                                        "lps_id",
                                        "extensions",
                                        "cnf",
                                        "acr",
                                        "amr",
                                        "aud")
                                .spliterator(),
                        false)
                .forEach(claim -> assertThat(told.path(claim))
                        .as(claim)
                        .isEqualTo(Software.claims(token).path(claim)));
    }

    @ParameterizedTest
    @CsvSource({"record:read, record", "prescription:write, prescription", "mssante:mail, messaging"})
    void saysNothingThatItsPublishedSchemaDoesNot(String scope, String kind) throws Exception {
        JsonNode claims = proxy.exchange(nurse.token(), scope).claims();
        URI address = URI.create(TheSandbox.get().addresses().issuer() + "/schema/1.2/service-token-" + kind);
        ObjectNode schema = (ObjectNode) Json.read(new Caller(TheSandbox.get().trust())
                .send(HttpRequest.newBuilder(address).build())
                .body());
        schema.put("additionalProperties", false);

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(claims))
                .isEmpty();
    }

    /** The stock exchange wrote into the session of the login, and later refreshes lied. */
    @Test
    void leavesTheLoginAsItWas() {
        proxy.exchange(nurse.token(), "record:read").token();

        JsonNode refreshed = Software.json(nurse.software().refresh(nurse.refreshToken()));
        JsonNode before = Software.claims(nurse.token());
        JsonNode after = Software.claims(refreshed.path("access_token").textValue());
        for (String same : List.of("acr", "amr", "scope", "authMode", "azp", "otherIds")) {
            assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
        }
        assertThat(after.has("aud")).isFalse();
        assertThat(after.has("login_client")).isFalse();
    }

    private String thumbprint() throws Exception {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest());
    }

    private String legacy() throws Exception {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of().formatHex(digest()).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] digest() throws Exception {
        return MessageDigest.getInstance("SHA-256")
                .digest(proxy.certificate().certificate().getEncoded());
    }
}
