package fr.galien.sandbox.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {

    @TempDir
    private Path directory;

    private final List<String> told = new ArrayList<>();
    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("steps");
    }

    @Test
    void tellsTheOtherProcessEachStepOnce() throws IOException {
        Relay relay = new Relay(file);
        Relay.Follower follower = new Relay.Follower(file);
        relay.begins("PostgreSQL");
        follower.tell(listener());
        relay.ends("PostgreSQL", Duration.ofMillis(1500), "");
        relay.fails("Keycloak", Duration.ofSeconds(2));
        follower.tell(listener());
        follower.tell(listener());

        assertThat(told).containsExactly("PostgreSQL begins", "PostgreSQL ends PT1.5S ", "Keycloak fails PT2S");
    }

    @Test
    void waitsForTheRestOfALine() throws IOException {
        new Relay(file).begins("Secrets");
        Files.writeString(file, "ends\tSec", StandardOpenOption.APPEND);
        Relay.Follower follower = new Relay.Follower(file);
        follower.tell(listener());
        Files.writeString(file, "rets\t7\tnew\n", StandardOpenOption.APPEND);
        follower.tell(listener());

        assertThat(told).containsExactly("Secrets begins", "Secrets ends PT0.007S new");
    }

    @Test
    void saysNothingBeforeTheOtherBegan() throws IOException {
        new Relay.Follower(file).tell(listener());

        assertThat(told).isEmpty();
    }

    private Progress listener() {
        return new Progress() {
            @Override
            public void begins(String step) {
                told.add(step + " begins");
            }

            @Override
            public void ends(String step, Duration took, String result) {
                told.add(step + " ends " + took + " " + result);
            }

            @Override
            public void fails(String step, Duration took) {
                told.add(step + " fails " + took);
            }
        };
    }
}
