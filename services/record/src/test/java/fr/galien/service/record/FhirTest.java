package fr.galien.service.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.galien.testkit.card.SoftwareCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FhirTest {

    /** Names another author than who will send it. */
    private static final String DOCUMENT = """
            {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/1"},
             "author":[{"type":"Practitioner","identifier":{"value":"899700000999"},"display":"Somebody Else"}],
             "content":[{"attachment":{"contentType":"text/plain","data":"dHJ5"}}]}""";

    private static TheRecord record;

    @BeforeAll
    static void start() throws Exception {
        record = new TheRecord();
    }

    @AfterAll
    static void stop() throws Exception {
        record.close();
    }

    @Test
    void tellsEverybodyWhatItOffersAndNothingElse() {
        assertThat(record.send(record.to("/fhir/metadata"), null).body()).contains("CapabilityStatement", "4.0.1");

        HttpResponse<String> answer = record.send(record.to("/fhir/Patient"), null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(json(answer).at("/issue/0/diagnostics").asText()).startsWith("RS-0471");
    }

    @Test
    void findsAPatientByTheirNumber() {
        String token = record.token("record:read");

        JsonNode all = json(record.send(record.to("/fhir/Patient", token)));
        String ins = all.at("/entry/0/resource/identifier/0/value").asText();
        JsonNode one = json(
                record.send(record.to("/fhir/Patient?identifier=urn:oid:" + Patients.TEST_INS + "%7C" + ins, token)));
        JsonNode posted = json(record.send(record.to("/fhir/Patient/_search", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("identifier=" + ins))));

        assertThat(all.path("entry")).hasSize(3);
        assertThat(one.path("entry")).hasSize(1);
        assertThat(one.at("/entry/0/resource/identifier/0/value").asText()).isEqualTo(ins);
        assertThat(posted.path("entry")).hasSize(1);
    }

    @Test
    void keepsADocumentAsTheAuthorsOfTheToken() {
        HttpResponse<String> created = create(record.token("record:write"), DOCUMENT);

        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode authors = json(created).path("author");
        assertThat(authors).hasSize(2);
        assertThat(authors.at("/0/identifier/value").asText()).isEqualTo(TheRecord.DOCTOR);
        assertThat(authors.at("/0/display").asText()).isEqualTo("Alma ESSAI");
        assertThat(authors.at("/1/identifier/value").asText()).isEqualTo(TheRecord.STRUCTURE);
        String reading = record.token("record:read");
        String id = json(created).path("id").asText();
        assertThat(json(record.send(record.to("/fhir/DocumentReference/" + id, reading)))
                        .path("author"))
                .isEqualTo(authors);
        assertThat(record.send(record.to("/fhir/DocumentReference?patient=Patient/1", reading))
                        .body())
                .contains("\"id\":\"" + id + "\"")
                .doesNotContain("899700000999");
        assertThat(json(record.send(record.to("/fhir/DocumentReference?patient=Patient/2", reading)))
                        .path("entry"))
                .isEmpty();
    }

    @Test
    void refusesADocumentOfNobody() {
        assertThat(create(record.token("record:write"), DOCUMENT.replace("Patient/1", "Patient/none"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void doesWhatTheScopeAllowsAndNoMore() {
        HttpResponse<String> written = create(record.token("record:read"), DOCUMENT);
        HttpResponse<String> read = record.send(record.to("/fhir/Patient/1", record.token("record:write")));
        HttpResponse<String> batch = record.send(record.to("/fhir", record.token("record:write"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":"
                        + "{\"method\":\"GET\",\"url\":\"Patient/1\"}}]}")));
        HttpResponse<String> deleted =
                record.send(record.to("/fhir/Patient/1", record.token("record:read record:write"))
                        .DELETE());

        assertThat(written.statusCode()).isEqualTo(403);
        assertThat(written.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope", "record:write");
        assertThat(read.statusCode()).isEqualTo(403);
        assertThat(batch.statusCode()).isBetween(400, 499);
        assertThat(batch.body()).doesNotContain("PATIENTE");
        assertThat(deleted.statusCode()).isBetween(400, 499);
    }

    /** Its own guard stands behind the gate: what the address alone does not tell. */
    @Test
    void doesNotAnswerWhatTheTokenDoesNotAllowWhateverTheAddressLooksLike() {
        for (String path :
                new String[] {"/fhir/metadata/../Patient/1", "/fhir//Patient/1", "/fhir/Patient;x=/metadata"}) {
            HttpResponse<String> answer = record.send(record.to(path), null);

            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).as(path).doesNotContain("PATIENTE");
        }
    }

    @Test
    void refusesAnotherServicesTokenAndAnotherConnection() {
        String prescription = record.token("record:read", claims -> claims.audience("service-prescription"));
        String expired = record.token(
                "record:read",
                claims -> claims.expirationTime(Date.from(record.clock.instant().minusSeconds(120))));
        String unbound = record.token("record:read", claims -> claims.claim("cnf", null));
        String good = record.token("record:read");

        assertThat(code(prescription, record.software)).startsWith("RS-0477");
        assertThat(code(expired, record.software)).startsWith("RS-0478");
        assertThat(code(unbound, record.software)).startsWith("RS-0479");
        assertThat(code(good, record.otherSoftware)).startsWith("RS-0480");
        assertThat(code(good, null)).startsWith("RS-0480");
        assertThat(record.send(record.to("/fhir/Patient", good)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatDoesNotSayWhoActsForWhom() {
        String unsaid = record.token("record:write", claims -> claims.claim("extensions", null));
        String contradictory = record.token("record:read", claims -> claims.claim("SubjectNameID", "899700000999"));
        String forNobody = record.token("record:read", claims -> claims.claim("Identifiant_Structure", null));

        assertThat(json(create(unsaid, DOCUMENT)).at("/issue/0/diagnostics").asText())
                .startsWith("RS-0489");
        assertThat(code(contradictory, record.software)).startsWith("RS-0489");
        assertThat(code(forNobody, record.software)).startsWith("RS-0489");
    }

    /** Its connection has no certificate: the token says by what it is known. */
    @Test
    void letsSoftwareInThatProvesItsKeyInstead() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();

        HttpResponse<String> read = record.send(record.proving(key, "GET", "/fhir/Patient/1"), null);
        HttpResponse<String> asking = record.send(
                record.proving(key, "POST", "/soap")
                        .POST(BodyPublishers.ofString(Vihf.inEnvelope(
                                Vihf.good(record.clock.instant()).signed(record.seal)))),
                null);

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(asking.statusCode())
                .as("a VIHF is of the connection's structure")
                .isEqualTo(403);
        assertThat(asking.body()).contains("the connection is of another structure than the assertion, or of none");
    }

    @Test
    void refusesARevokedTokenOnceTheIntervalHasPassed() {
        String token = record.token("record:read");
        assertThat(record.send(record.to("/fhir/Patient", token)).statusCode()).isEqualTo(200);

        record.revoke(token);
        record.clock.pass(Duration.ofSeconds(61));

        assertThat(code(token, record.software)).startsWith("RS-0486");
    }

    @Test
    void letsInAsWellAFormatThatIsNotJson() {
        HttpResponse<String> xml = record.send(
                record.to("/fhir/Patient/1", record.token("record:read")).header("Accept", "application/fhir+xml"));

        assertThat(xml.body()).startsWith("<Patient xmlns=\"http://hl7.org/fhir\"");
    }

    private static HttpResponse<String> create(String token, String document) {
        return record.send(record.to("/fhir/DocumentReference", token)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(document)));
    }

    private static String code(String token, SoftwareCertificate certificate) {
        HttpResponse<String> answer = record.send(record.to("/fhir/Patient", token), certificate);
        assertThat(answer.statusCode()).isEqualTo(401);
        return json(answer).at("/issue/0/diagnostics").asText();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.statusCode() + " " + Map.of("body", answer.body()), e);
        }
    }
}
