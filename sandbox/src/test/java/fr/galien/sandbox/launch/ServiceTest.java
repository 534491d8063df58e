package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

    @TempDir
    private Path directory;

    @Test
    void isChosenByName() {
        assertThat(Service.named(List.of("record", " messaging")))
                .containsExactlyInAnyOrder(Service.RECORD, Service.MESSAGING);
        assertThat(Service.named(List.of(""))).isEmpty();
        assertThatThrownBy(() -> Service.named(List.of("records"))).hasMessageContaining("records");
    }

    @Test
    void hasAPortAndAClientOfItsOwn() {
        assertThat(Stream.of(Service.values()).map(service -> service.port(new Ports(2000))))
                .containsExactly(2009, 2010, 2011);
        assertThat(Stream.of(Service.values()).map(Service::client))
                .containsExactly("service-record", "service-prescription", "service-messaging");
    }

    @Test
    void isRememberedByTheRunFileOnceItWasStarted() {
        RunFile file = new RunFile(true, Instant.EPOCH, Map.of(Part.KEYCLOAK, new ProcessMark(1, Instant.EPOCH)));

        assertThat(file.services()).isEmpty();
        assertThat(file.with(Part.RECORD, new ProcessMark(2, Instant.EPOCH)).services())
                .containsExactly(Service.RECORD);
    }

    @Test
    void isNotStartedBeforeItWasBuilt() throws Exception {
        Build build = new Build(directory, "", directory, directory, directory);
        Path target = Files.createDirectories(directory.resolve("record").resolve("target"));

        assertThatThrownBy(() -> build.classPath(Service.RECORD))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("BOX-1130"));
        Files.writeString(target.resolve("classpath"), "library.jar\n");
        assertThat(build.classPath(Service.RECORD))
                .startsWith(target.resolve("galien-service-record.jar").toString())
                .endsWith("library.jar");
    }
}
