package fr.galien.sandbox.phone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.FreePorts;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.TestCertificates;
import fr.galien.testkit.phone.OfflineKey;
import fr.galien.testkit.phone.PhoneKeys;
import fr.galien.testkit.phone.PhoneState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the phone commands say when they cannot do it. What they do is tried on the whole system. */
class PhoneCommandTest {

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private Exception thrown;

    @BeforeEach
    void aSandboxThatIsDown() throws Exception {
        new TestCertificates().rootPem(home.resolve("tls"));
        Files.writeString(
                home.resolve("sandbox.properties"), "port=" + FreePorts.inARow().base() + "\n");
    }

    @Test
    void saysHowToEnrolTheFirst() {
        assertThat(phone("list")).isZero();
        assertThat(out.toString()).contains("./galien phone enrol");
    }

    @Test
    void listsAPhoneThatCannotBeAskedAfter() throws IOException {
        lies("poche");

        assertThat(phone("list", "--json")).isZero();
        JsonNode listed = Json.read(out.toString()).path("phones").path(0);
        assertThat(listed.path("name").textValue()).isEqualTo("poche");
        assertThat(listed.path("person").textValue()).isEqualTo("899700000017");
        assertThat(listed.path("status").textValue()).isEqualTo("BOX-1063");
    }

    @Test
    void refusesANameThatIsNone() {
        fails("BOX-1098", "approve", "../secrets", "041729");
    }

    @Test
    void namesTheOthersWhenThereIsNoSuchPhone() throws IOException {
        lies("poche");

        fails("BOX-1099", "approve", "pochette", "041729");
        assertThat(((Trouble) thrown).wayOut()).contains("poche");
    }

    @Test
    void enrolsNoSecondPhoneOfThatName() throws IOException {
        lies("poche");

        fails("BOX-1100", "enrol", "poche", "--card", "medecin");
    }

    @Test
    void refusesAFileThatIsNoPhone() throws IOException {
        Files.createDirectories(home.resolve("phones"));
        Files.writeString(home.resolve("phones/poche.json"), "{}");

        fails("BOX-1101", "refuse", "poche");
    }

    @Test
    void enrolsByNoOtherLink() {
        fails("BOX-1105", "enrol", "poche", "--link", "https://localhost/#a.cid.bind");
        fails("BOX-1105", "enrol", "poche", "--link", "not a link");
    }

    @Test
    void approvesNoLinkOfAnEnrolment() throws IOException {
        lies("poche");

        fails("BOX-1105", "approve", "poche", "--link", "https://localhost/#e.handle");
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        lies("poche");

        fails("BOX-1063", "approve", "poche", "041729");
    }

    @Test
    void tellsAScriptOfATrouble() throws IOException {
        assertThat(phone("approve", "poche", "041729", "--json")).isEqualTo(1);
        assertThat(Json.read(out.toString()).at("/error/code").textValue()).isEqualTo("BOX-1099");
    }

    @Test
    void throwsAwayAPhoneThatIsLost() throws IOException {
        lies("poche");

        assertThat(phone("remove", "poche", "--here-only")).isZero();
        assertThat(home.resolve("phones/poche.json")).doesNotExist();
    }

    @Test
    void keepsAPhoneTheServiceWasNotToldOf() throws IOException {
        lies("poche");

        fails("BOX-1063", "remove", "poche");
        assertThat(home.resolve("phones/poche.json")).exists();
    }

    @Test
    void needsACardOrALink() {
        assertThat(phone("enrol", "poche")).isEqualTo(2);
        assertThat(phone("enrol", "poche", "--card", "medecin", "--link", "x")).isEqualTo(2);
    }

    private void lies(String name) throws IOException {
        new PhoneState(
                        name,
                        URI.create("https://localhost:1/auth/realms/esante-wallet"),
                        "f:galien:899700000017",
                        "Dr Essai",
                        "c0ffee",
                        PhoneKeys.make(),
                        new OfflineKey("AAAA"),
                        new JWKSet())
                .write(home.resolve("phones/" + name + ".json"));
    }

    private void fails(String code, String... arguments) {
        assertThat(phone(arguments)).isEqualTo(1);
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code));
    }

    private int phone(String... arguments) {
        thrown = null;
        CommandLine line = new CommandLine(new PhoneCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    thrown = exception;
                    return 1;
                });
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return line.execute(all);
    }
}
