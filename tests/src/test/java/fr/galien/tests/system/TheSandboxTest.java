package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.Outcome;
import org.junit.jupiter.api.Test;

class TheSandboxTest {

    @Test
    void letsADoctorInWithTheirCard() {
        Outcome outcome = TheSandbox.get().login("medecin");

        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
    }
}
