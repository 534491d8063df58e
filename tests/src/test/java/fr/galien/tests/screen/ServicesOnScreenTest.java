package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.galien.sandbox.launch.Service;
import fr.galien.sandbox.service.Dovecot;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the login: the software asks each service for the person, and shows what came back. */
class ServicesOnScreenTest {

    private static final Notable NURSE = Nation.notable().get(1);

    private static final Duration EVERY = Duration.ofSeconds(60);

    @BeforeAll
    static void start() {
        TheSandbox.get().start(Service.RECORD, EVERY);
        TheSandbox.get().start(Service.PRESCRIPTION, EVERY);
    }

    @ParameterizedTest
    @CsvSource({"fr, Ordonnance enregistrée", "en, Prescription kept"})
    void showsWhatTheServicesAnswered(String language, String kept, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(NURSE.cardName()).orElseThrow();
        try (Person nurse = Person.withCard(card, desk, Locale.of(language))) {
            logsIn(nurse);
            nurse.findsThePageInOrder();
            nurse.gallery().photograph("100-demo-services");

            nurse.reachesAndPresses(Pages.DEMO_RECORD);
            assertThat(nurse.sees(Pages.DEMO_ANSWER).getText()).contains("277076311300072", "Odette PATIENTE, 1977");
            nurse.findsThePageInOrder();
            nurse.gallery().photograph("101-demo-record");
            nurse.gallery().photograph("102-demo-record", Look.DESK_AT_NIGHT);
            nurse.gallery().photographWhole("103-demo-record", Look.PHONE);
            nurse.clicks(Pages.DEMO_BACK);

            nurse.clicks(Pages.DEMO_PRESCRIPTIONS);
            nurse.types(Pages.DEMO_PATIENT, "277076311300072");
            nurse.types(Pages.DEMO_TEXT, "Pansement, 7 jours");
            nurse.clicks(Pages.DEMO_WRITE);
            assertThat(nurse.sees(Pages.DEMO_ANSWER).getText()).contains(kept, "Pansement, 7 jours");
            nurse.findsThePageInOrder();
            nurse.gallery().photographWhole("104-demo-prescriptions", Look.DESK);
        }
    }

    /** Debian's Dovecot: another program than ours takes the token. */
    @Test
    void opensTheMailbox(@TempDir Path desk) {
        assumeThat(Dovecot.isInstalled()).as("Dovecot is installed").isTrue();
        TheSandbox.get().start(Service.MESSAGING, EVERY);
        TestCard card = TheSandbox.get().box().find(NURSE.cardName()).orElseThrow();
        try (Person nurse = Person.withCard(card, desk, Locale.FRENCH)) {
            logsIn(nurse);

            nurse.clicks(Pages.DEMO_MAILBOX);

            assertThat(nurse.sees(Pages.DEMO_ANSWER).getText()).contains("mssante.example", "Messages non lus");
            nurse.findsThePageInOrder();
            nurse.gallery().photograph("105-demo-mailbox");
        }
    }

    private static void logsIn(Person nurse) {
        nurse.opensTheSoftware();
        nurse.asksToLogIn();
        nurse.clicks(Pages.CARD);
        nurse.typesThePin();
        nurse.continuesAs(NURSE.givenName() + " " + NURSE.familyName());
        nurse.sees(Pages.DEMO_RECORD);
    }
}
