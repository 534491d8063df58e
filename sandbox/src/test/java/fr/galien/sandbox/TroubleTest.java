package fr.galien.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroubleTest {

    @Test
    void isOneLineWithCodeReasonAndWayOut() {
        Trouble trouble = new Trouble("BOX-1004", "Port 8443 is in use.", "Stop that program");

        assertThat(trouble.line()).isEqualTo("BOX-1004: Port 8443 is in use. Stop that program.");
    }

    @Test
    void isReadAgainFromAnotherProcess() {
        String line =
                "BOX-1004: Port 8443, wanted for Keycloak 26.7.5, is in use. Use others: ./galien up --port 9443.";

        assertThat(Trouble.parse(line))
                .hasValueSatisfying(trouble -> assertThat(trouble.line()).isEqualTo(line));
    }

    @Test
    void isNotReadFromAnythingElse() {
        assertThat(Trouble.parse("\tat fr.galien.sandbox.Galien.main(Galien.java:1)"))
                .isEmpty();
    }
}
