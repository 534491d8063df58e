package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @Test
    void namesTheBusyPortItsUseAndTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Machine.portsAreFree(new Ports(other.getLocalPort()), Set.of()))
                    .isInstanceOfSatisfying(
                            Trouble.class,
                            trouble -> assertThat(trouble.line())
                                    .startsWith("BOX-1004")
                                    .contains("Port " + other.getLocalPort())
                                    .contains("the login pages")
                                    .contains("--port"));
        }
    }

    @Test
    void noticesAProgramThatListensOnEveryAddress() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> Machine.portsAreFree(new Ports(other.getLocalPort()), Set.of()))
                    .isInstanceOf(Trouble.class);
        }
    }

    @Test
    void letsGoOfThePortsItTried() {
        Ports ports = FreePorts.inARow();

        assertThatCode(() -> {
                    Machine.portsAreFree(ports, Set.of());
                    Machine.portsAreFree(ports, Set.of());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatADirectoryCannotBeWritten(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("a-file"));

        assertThatThrownBy(() -> Machine.freeSpace(file.resolve("home")))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1006"));
    }
}
