package fr.galien.tests.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.launch.StatusCommand;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Services are parts of the sandbox like any other. */
class ServicesBesideTest {

    @Test
    void areAskedByTheStatusOfTheSandbox() throws IOException {
        URI record = TheServices.get().record();
        TheServices.get().prescriptions();

        JsonNode status = status();

        assertThat(status.at("/parts/Record service").booleanValue()).isTrue();
        assertThat(status.at("/parts/Prescription service").booleanValue()).isTrue();
        assertThat(status.at("/addresses/record").textValue()).isEqualTo(record.toString());
    }

    @Test
    void areToldTheirSecretsInFilesOfTheOwners() throws IOException {
        TheServices.get().record();

        Path told = TheSandbox.get().home().root().resolve("services").resolve("record.properties");

        assertThat(Files.readString(told)).contains("introspection-secret=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(told)))
                .isEqualTo("rw-------");
    }

    private static JsonNode status() throws IOException {
        StringWriter out = new StringWriter();
        new CommandLine(new StatusCommand())
                .setOut(new PrintWriter(out))
                .execute("--json", "--home", TheSandbox.get().home().root().toString());
        return Json.read(out.toString());
    }
}
