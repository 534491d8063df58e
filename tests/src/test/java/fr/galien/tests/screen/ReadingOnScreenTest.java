package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** While the card is read our page stays, whatever becomes of it: the browser's own error pages are in a frame. */
class ReadingOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final String NAME = DOCTOR.givenName() + " " + DOCTOR.familyName();

    @ParameterizedTest
    @CsvSource({"fr, Lecture de votre carte, DiagCPS", "en, Reading your card, DiagCPS"})
    void saysWhatHappensAndAfterSomeSilenceWhatToCheck(
            String language, String title, String check, @TempDir Path desk) {
        try (Person doctor = Person.withCard(card(), desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.reachesAndPresses(Pages.CARD);
            doctor.isAskedForThePin();

            assertThat(doctor.sees(Pages.READING).getText()).isEqualTo(title);
            assertThat(doctor.focus()).isEqualTo(doctor.sees(Pages.READING));
            doctor.gallery().photograph("50-reading");
            assertThat(doctor.sees(Pages.CHECKS).getText()).contains(check);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("51-silence");
            doctor.gallery().photograph("52-silence", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("53-silence", Look.PHONE);

            doctor.typesAWrongPin();
            doctor.typesThePin();
            doctor.continuesAs(NAME);
            doctor.sees(Pages.DEMO_PERSON);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, La carte n'a pas pu être lue, galien-reading-again",
        "en, The card could not be read, galien-reading-here"
    })
    void staysWhenTheBrowserGivesUpAndReadsAgain(String language, String title, String again, @TempDir Path desk) {
        try (Person doctor = Person.withCard(card(), desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.losesTheNetwork();
            doctor.clicks(Pages.CARD);

            assertThat(doctor.sees(Pages.CHECKS).getText()).contains("DiagCPS");
            assertThat(doctor.sees(Pages.READING).getText()).isEqualTo(title);
            assertThat(doctor.focus()).isEqualTo(doctor.sees(Pages.READING));
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("54-failed");
            doctor.gallery().photograph("55-failed", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("56-failed", Look.PHONE);

            doctor.findsTheNetworkAgain();
            doctor.reachesAndPresses(By.id(again));
            doctor.typesThePin();
            doctor.continuesAs(NAME);
            doctor.sees(Pages.DEMO_PERSON);
        }
    }

    /** Chromium then presents no certificate, and remembers that for the name it was asked by. The next one is another. */
    @Test
    void readsAgainAfterTheQuestionForThePinWasClosed(@TempDir Path desk) {
        try (Person doctor = Person.withCard(card(), desk, Locale.FRENCH)) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.clicks(Pages.CARD);
            doctor.closesTheQuestionForThePin();
            assertThat(doctor.sees(Pages.REFUSAL).getText()).contains("CARD-0101");

            doctor.clicks(Pages.CARD);
            doctor.typesThePin();
            doctor.continuesAs(NAME);
            doctor.sees(Pages.DEMO_PERSON);
        }
    }

    /** As in a browser too old to say that it asks for a frame: the server answers it with a whole page. */
    @Test
    void movesAWholePageOutOfTheFrame(@TempDir Path desk) {
        try (Person doctor = Person.withoutCard(desk, Locale.FRENCH)) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.losesTheNetwork();
            doctor.clicks(Pages.CARD);
            doctor.sees(Pages.CHECKS);

            doctor.findsTheNetworkAgain();
            doctor.isShownTheLoginPageInTheFrame();

            doctor.sees(Pages.CARD);
            assertThat(doctor.address().getPath()).endsWith("/login-actions/authenticate");
        }
    }

    private static TestCard card() {
        return TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
    }
}
