package fr.galien.tests.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.service.Workplaces;
import fr.galien.sandbox.token.TokenCommand;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code galien token}, and the mandates it may need, on the real server. */
class TokenCliTest {

    /** Of the register of tests; nobody was ever given it. */
    private static final String PATIENT = "277076311300072";

    private final StringWriter out = new StringWriter();
    private Exception thrown;

    @ParameterizedTest
    @CsvSource({"record, record:read record:write", "prescription, prescription:read prescription:write"})
    void getsATokenAsTheOnlyStructureOfTheSituation(String service, String scope) throws IOException {
        JsonNode told = told("--for", service, "--situation", "10C/SA08");

        assertThat(told.path("ok").booleanValue()).isTrue();
        JsonNode claims = told.path("claims");
        assertThat(claims.path("aud").textValue()).isEqualTo("service-" + service);
        assertThat(claims.path("situation_exercice").textValue()).isEqualTo("10C/SA08/L");
        assertThat(claims.path("lps_id").textValue()).isEqualTo("galien-bac-a-sable");
        assertThat(List.of(claims.path("scope").textValue().split(" "))).containsExactlyInAnyOrder(scope.split(" "));
        assertThat(told.path("structure").textValue())
                .isEqualTo(claims.path("Identifiant_Structure").textValue());
        assertThat(told.path("checks").toString()).contains("Signed by", "nobody else", "Bound to the certificate");
        assertThat(told.has("token")).isFalse();
    }

    /** The number of the sandbox's register, for this structure and not another of theirs. */
    @Test
    void billsUnderTheNumberOfTheStructure() throws IOException {
        JsonNode cabinet =
                told("--for", "prescription", "--situation", "10C/SA08").path("claims");
        JsonNode hospital =
                told("--for", "prescription", "--situation", "10C/SA01").path("claims");

        assertThat(cabinet.path("identifiantFacturation").textValue()).matches("990000\\d{3}");
        assertThat(hospital.path("identifiantFacturation").textValue())
                .matches("990000\\d{3}")
                .isNotEqualTo(cabinet.path("identifiantFacturation").textValue());
        assertThat(cabinet.path("codeSpecialiteAMO").textValue()).isEqualTo("01");
    }

    @Test
    void opensAMailbox() throws IOException {
        JsonNode told = told("--for", "messaging", "--card", "infirmiere");

        assertThat(told.path("claims").path("mss_mailbox").textValue()).contains("@");
        assertThat(told.path("claims").has("cnf")).isFalse();
        assertThat(told.path("checks").toString()).contains("Bound to nothing");
    }

    @Test
    void printsTheTokenAndNothingElse() throws ParseException {
        assertThat(token("--for", "record", "--card", "infirmiere", "--raw")).isZero();

        SignedJWT token = SignedJWT.parse(out.toString().strip());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("service-record");
    }

    @Test
    void getsAnAssertionSealedByTheStructure() throws IOException {
        JsonNode told = told("--for", "record", "--card", "infirmiere", "--vihf", "--patient", PATIENT);

        assertThat(told.path("ok").booleanValue()).as(told.toString()).isTrue();
        assertThat(told.path("checks").path(0).textValue())
                .contains("OU=" + told.path("structure").textValue());
        assertThat(told.path("xml").textValue())
                .contains("VIHF_Version", PATIENT + "^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH", "SANDBOX-0000");
    }

    @Test
    void getsTheAssertionThatGoesBesideAPrescriptionToken() throws IOException {
        JsonNode told = told("--for", "prescription", "--card", "infirmiere", "--vihf", "--patient", PATIENT);

        assertThat(told.path("checks").path(0).textValue()).startsWith("Not signed");
        assertThat(told.path("xml").textValue())
                .contains("NameQualifier=\"PSC\"")
                .doesNotContain(PATIENT);
    }

    @Test
    void listsTheStructuresToChooseFrom() {
        assertThat(token("--for", "record")).isEqualTo(1);

        assertThat(thrown).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("BOX-1120");
            assertThat(trouble.wayOut())
                    .contains(
                            Workplaces.structures().get(0),
                            Workplaces.structures().get(1));
        });
    }

    @Test
    void saysThatNoStructureCanAskForWhoeverWorksNowhere() throws IOException {
        JsonNode told = told("--for", "record", "--card", "sans-activite");

        assertThat(told.path("error").path("code").textValue()).isEqualTo("BOX-1119");
    }

    /** Somebody who works nowhere speaks for a structure as long as it lets them, and not a moment longer. */
    @Test
    void speaksForAStructureByAMandateUntilItEnds() throws IOException {
        String structure = Workplaces.structures().getFirst();
        String[] asked = {"--for", "record", "--card", "sans-activite", "--structure", structure};
        JsonNode before = told(asked);
        assertThat(before.path("error").path("code").textValue()).isEqualTo("TOKEN-0415");
        assertThat(before.path("error").path("hint").textValue()).contains("./galien directory mandate add");
        String person = personOf("sans-activite");
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1);
        JsonNode given = directory(
                "mandate",
                "add",
                person,
                "--structure",
                structure,
                "--name",
                "MAISON MEDICALE",
                "--sector",
                "SA08",
                "--until",
                tomorrow.toString(),
                "--reason",
                "Replaces a colleague",
                "--as",
                "alice");
        try {
            JsonNode claims = told(asked).path("claims");
            assertThat(claims.path("Identifiant_Structure").textValue()).isEqualTo(structure);
            assertThat(claims.path("SubjectOrganization").textValue()).isEqualTo("MAISON MEDICALE");
            assertThat(claims.path("situation_exercice").textValue()).isEqualTo("70C/SA08");
        } finally {
            directory("mandate", "end", given.path("number").asText(), "--reason", "The test is over", "--as", "bruno");
        }
        assertThat(told(asked).path("error").path("code").textValue()).isEqualTo("TOKEN-0415");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--for other", "--for record --vihf", "--for record --patient 1", "--card medecin"})
    void refusesWhatMakesNoSense(String arguments) {
        assertThat(token(arguments.split(" "))).isEqualTo(2);
    }

    private static String personOf(String card) {
        return TheSandbox.get().box().find(card).orElseThrow().holder().value();
    }

    private JsonNode told(String... arguments) throws IOException {
        token(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
        return Json.read(out.toString());
    }

    private int token(String... arguments) {
        return run(new TokenCommand(), arguments);
    }

    private JsonNode directory(String... arguments) throws IOException {
        assertThat(run(
                        new DirectoryCommand(),
                        Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new)))
                .isZero();
        return Json.read(out.toString());
    }

    private int run(Object command, String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    thrown = e;
                    return 1;
                })
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--home", TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
    }
}
