package fr.galien.tests.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import fr.galien.tests.tokens.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The record service takes what the exchange gives, from whom it was given to, as long as it holds. */
class RecordServiceTest {

    /** What a revocation may take: the interval of the tests, and a slow machine. */
    private static final Duration SOON = TheServices.EVERY.plusSeconds(20);

    private static final String ENVELOPE = """
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Header>\
            <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
            @vihf</wsse:Security></env:Header><env:Body><PatientSummary xmlns="urn:galien:sandbox:record"/></env:Body>\
            </env:Envelope>""";

    private static final String DOCUMENT = """
            {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/1"},
             "content":[{"attachment":{"contentType":"text/plain","data":"dHJ5"}}]}""";

    private final URI record = TheServices.get().record();
    private final Caller nurse = Caller.of("infirmiere", 0);

    @Test
    void keepsADocumentOfTheLoggedInPersonsStructure() {
        String token = nurse.token("record:read record:write");

        Answer created = nurse.post(at("/fhir/DocumentReference"), token, "application/fhir+json", DOCUMENT);

        assertThat(created.status()).isEqualTo(201);
        JsonNode found = Caller.json(nurse.get(at("/fhir/DocumentReference?patient=Patient/1"), token))
                .at("/entry/0/resource");
        assertThat(found.at("/author/0/identifier/value"))
                .isEqualTo(Software.claims(token).path("SubjectNameID"));
        assertThat(found.at("/author/1/identifier/value").textValue()).isEqualTo(nurse.structure());
    }

    @Test
    void answersAVihfBesideItsToken() {
        String token = nurse.token("record:read");
        String patient = patient(token);

        Answer answer = nurse.post(at("/soap"), token, "application/soap+xml", message(nurse.vihf(patient)));

        assertThat(answer.body()).contains("PatientSummaryAnswer", "PATIENTE");
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Both are good, and each is somebody else's. */
    @Test
    void refusesTheVihfOfOnePersonBesideTheTokenOfAnother() {
        String token = nurse.token("record:read");
        Caller doctor = Caller.of("medecin", 0);

        Answer answer = nurse.post(at("/soap"), token, "application/soap+xml", message(doctor.vihf(patient(token))));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Fault>").doesNotContain("PATIENTE");
    }

    @Test
    void refusesATokenOfAnotherServiceOrConnectionOrScope() {
        Caller doctor = Caller.of("medecin", 0);
        String reading = nurse.token("record:read");

        Answer prescription = nurse.get(at("/fhir/Patient"), nurse.token("prescription:read"));
        Answer elsewhere = doctor.get(at("/fhir/Patient"), reading);
        Answer writing = nurse.post(at("/fhir/DocumentReference"), reading, "application/fhir+json", DOCUMENT);

        assertThat(diagnostics(prescription)).startsWith("RS-0477");
        assertThat(diagnostics(elsewhere)).startsWith("RS-0480");
        assertThat(writing.status()).isEqualTo(403);
        assertThat(diagnostics(writing)).startsWith("RS-0484");
        assertThat(nurse.get(at("/fhir/Patient"), reading).status()).isEqualTo(200);
    }

    @Test
    void refusesARevokedTokenSoon() {
        String token = nurse.token("record:read");
        assertThat(nurse.get(at("/fhir/Patient"), token).status()).isEqualTo(200);

        nurse.revoke(token);

        Await.until(
                "a revoked token is refused",
                SOON,
                () -> nurse.get(at("/fhir/Patient"), token).status() == 401);
    }

    @Test
    void refusesSomebodyWhoIsStruckOffSoon() throws IOException {
        Caller pharmacist = Caller.of("pharmacien", 0);
        String token = pharmacist.token("record:read");
        assertThat(pharmacist.get(at("/fhir/Patient"), token).status()).isEqualTo(200);
        String person = Software.claims(token).path("SubjectNameID").textValue();

        command("revoke", person, "--reason", "Struck off in a test", "--as", "alice");
        try {
            Await.until(
                    "their token is refused",
                    SOON,
                    () -> pharmacist.get(at("/fhir/Patient"), token).status() == 401);
        } finally {
            JsonNode wish = command("lift", person, "--reason", "The test is over", "--as", "alice");
            command("confirm", wish.path("number").asText(), "--as", "bruno");
        }
    }

    @Test
    void writesDownNoTokenAndNobodysNumber() throws IOException {
        String token = nurse.token("record:read");
        String patient = patient(token);
        nurse.post(at("/soap"), token, "application/soap+xml", message(nurse.vihf(patient)));
        nurse.get(at("/fhir/Patient?identifier=" + patient.split("\\^")[0]), token + "x");
        nurse.get(at("/fhir/Patient/unknown"), token);

        Path log = TheSandbox.get().home().log().resolve("record.log");
        assertThat(Files.readString(log))
                .contains("ready ")
                .doesNotContain(token.split("\\.")[2])
                .doesNotContain(patient.split("\\^")[0])
                .doesNotContain(Software.claims(token).path("SubjectNameID").textValue());
    }

    private URI at(String path) {
        return URI.create(record + path);
    }

    /** As a VIHF names them. */
    private String patient(String token) {
        JsonNode identifier =
                Caller.json(nurse.get(at("/fhir/Patient/1"), token)).at("/identifier/0");
        return identifier.path("value").textValue() + "^^^&"
                + identifier.path("system").textValue().replace("urn:oid:", "") + "&ISO^NH";
    }

    /** Without its XML declaration, if it has one. */
    private static String message(String vihf) {
        return ENVELOPE.replace("@vihf", vihf.replaceFirst("^<\\?xml[^>]*\\?>", ""));
    }

    private static String diagnostics(Answer answer) {
        return Caller.json(answer).at("/issue/0/diagnostics").asText();
    }

    private static JsonNode command(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--json",
                                        "--home",
                                        TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
        assertThat(status).isZero();
        return Json.read(out.toString());
    }
}
