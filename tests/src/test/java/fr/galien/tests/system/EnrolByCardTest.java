package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.PhoneRefused;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A phone is added with a card that was read for it. */
class EnrolByCardTest {

    @Test
    void addsAPhoneOnceBothItAndTheScreenHaveConfirmed() throws IOException {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun("infirmiere");
        assertThat(screen.state()).isEqualTo("offered");

        Enrolled enrolled = screen.answered("Téléphone de service");
        assertThat(screen.state()).isEqualTo("answered");
        assertThatThrownBy(enrolled.phone()::pending)
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ECPS-0203"));

        screen.confirm(enrolled.confirmation());
        assertThat(screen.level()).isEqualTo("eidas1");
        assertThat(enrolled.phone().pending().requests()).isEmpty();
        Map<String, String> back = screen.leave();
        assertThat(back).containsEntry("kc_action_status", "success").containsKey("code");
    }
}
