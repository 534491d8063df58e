package fr.galien.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.identity.RppsNumber;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.TestCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoginCommandTest {

    private static final String HOLDER =
            RppsNumber.withKey("9970000001").nationalId().value();

    @TempDir
    private Path home;

    private FakeService service;
    private final StringWriter out = new StringWriter();
    private Exception thrown;

    @BeforeEach
    void startASandbox() throws Exception {
        TestCertificates certificates = new TestCertificates();
        certificates.rootPem(home.resolve("tls"));
        service = new FakeService(FakeService.tls(certificates));
        Files.writeString(home.resolve("sandbox.properties"), "port=" + service.basePort() + "\n");
        TestCertificates.expiredCard(home.resolve("cards/doctor.p12"), "DOCTOR", "1234".toCharArray());
        Files.writeString(home.resolve("cards/doctor.properties"), """
                holder=%s
                environment=TEST
                type=CPS
                flaws=
                pin=1234
                """.formatted(HOLDER));
        Files.createDirectories(home.resolve("clients"));
        Files.writeString(home.resolve("clients/demo.properties"), """
                client.id=demo
                client.name=Demo
                client.secret=%s
                client.redirect=%s
                client.post-logout=
                """.formatted(
                        FakeService.CLIENT_SECRET, FakeService.REDIRECT));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void endsWithZeroWhenAllOfItWorked() {
        assertThat(login("--card", "doctor")).isZero();
        assertThat(out.toString()).contains("Logged in, in ").doesNotContain(FakeService.CLIENT_SECRET);
    }

    @Test
    void takesACardFromAFileToo() {
        assertThat(login("--card", home.resolve("cards/doctor.p12").toString())).isZero();
    }

    @Test
    void takesTheHoldersNumberWithOrWithoutItsLeadingEight() {
        assertThat(login("--card", HOLDER)).isZero();
        assertThat(login("--card", HOLDER.substring(1))).isZero();
    }

    @Test
    void printsOneJsonDocument() throws IOException {
        assertThat(login("--card", "doctor", "--json")).isZero();

        JsonNode json = Json.read(out.toString());
        assertThat(json.path("ok").booleanValue()).isTrue();
        assertThat(json.at("/userinfo/sub").textValue()).isEqualTo(FakeService.SUBJECT);
    }

    @Test
    void endsWithOneAndTheRefusalWhenTheCardIsRefused() {
        service.refusesWith("<p>CARD-0104 expired</p>");

        assertThat(login("--card", "doctor")).isEqualTo(1);
        assertThat(out.toString()).contains("Refused: CARD-0104");
    }

    @Test
    void endsWithOneWhenNoCardIsPresented() {
        assertThat(login("--card", "none")).isEqualTo(1);
        assertThat(out.toString()).contains("CARD-0101", "Insert it.");
    }

    @Test
    void namesOtherCardsWhenThereIsNoSuchCard() {
        assertThat(login("--card", "docter")).isEqualTo(1);
        assertThat(thrown).isInstanceOfSatisfying(Trouble.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("BOX-1060");
            assertThat(trouble.wayOut()).contains("doctor");
        });
    }

    @Test
    void saysThatThePinIsWrong() {
        login("--card", "doctor", "--pin", "4321");

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1061"));
    }

    @Test
    void saysThatTheClientIsNotRegistered() {
        login("--card", "doctor", "--client", "other");

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1062"));
    }

    @Test
    void saysThatAClientWithACertificateCannotBePlayedHere() throws IOException {
        Files.writeString(home.resolve("clients/cert.properties"), """
                client.id=cert
                client.name=Cert
                client.certificate.subject=CN=cert
                client.certificate.issuer=CN=root
                client.redirect=https://software.example/callback
                client.post-logout=
                """);

        login("--card", "doctor", "--client", "cert");
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1066"));
    }

    @Test
    void saysThatThereIsNoSandboxWhenItsRootIsMissing() throws IOException {
        Files.delete(home.resolve("tls/root.pem"));

        login("--card", "doctor");
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1065"));
    }

    @Test
    void tellsAScriptOfATroubleInJson() throws IOException {
        service.close();

        assertThat(login("--card", "doctor", "--json")).isEqualTo(1);
        assertThat(Json.read(out.toString()).at("/error/code").textValue()).isEqualTo("BOX-1063");
    }

    @Test
    void endsWithTwoWhenNoMeansIsNamedOrMoreThanTwo() {
        assertThat(login()).isEqualTo(2);
        assertThat(login("--card", "doctor", "--phone", "poche", "--passkey", "doctor"))
                .isEqualTo(2);
    }

    @Test
    void endsWithTwoWhenOptionsOfAPhoneGoWithACardOrNotTogether() {
        assertThat(login("--card", "doctor", "--scan")).isEqualTo(2);
        assertThat(login("--phone", "poche", "--digits", "6")).isEqualTo(2);
        assertThat(login("--phone", "poche", "--ciba", "--digits", "4")).isEqualTo(2);
        assertThat(login("--phone", "poche", "--ciba", "--scan")).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNoSuchPhone() {
        login("--phone", "poche");

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1099"));
    }

    private int login(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--home";
        all[1] = home.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new CommandLine(new LoginCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .setExecutionExceptionHandler((e, command, result) -> {
                    thrown = e;
                    return 1;
                })
                .execute(all);
    }
}
