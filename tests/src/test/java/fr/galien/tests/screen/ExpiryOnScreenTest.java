package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that do not last: they say so in time, show nothing afterwards, and lead back to the same place. */
class ExpiryOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final String NAME = DOCTOR.givenName() + " " + DOCTOR.familyName();

    @ParameterizedTest
    @CsvSource({"fr, cette page se ferme, elle attendait", "en, this page closes, it had waited"})
    void canBeKeptAndHidesWhoseCardItWasWhenItIsOver(String language, String soon, String over, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        try (Person doctor = Person.withCard(card, desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.clicks(Pages.CARD);
            doctor.typesThePin();
            doctor.sees(Pages.HOLDER);
            doctor.doesNotSee(Pages.STAY);

            doctor.letsPass(Duration.ofSeconds(140));
            doctor.sees(Pages.STAY);
            assertThat(doctor.text()).contains(soon, NAME);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("63-holder-soon");
            doctor.reachesAndPresses(Pages.STAY);
            doctor.doesNotSee(Pages.STAY);
            assertThat(doctor.sees(Pages.HOLDER).getText()).isEqualTo(NAME);

            doctor.letsPass(Duration.ofSeconds(181));
            doctor.sees(Pages.EXPIRED);
            assertThat(doctor.text()).contains(over).doesNotContain(NAME);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("64-holder-over");
            doctor.gallery().photograph("65-holder-over", Look.PHONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Cette page attendait, demo", "en, This page had waited, demo"})
    void leadsBackToTheLoginOfTheSameSoftware(String language, String over, String software, @TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opensTheSoftware();
            person.asksToLogIn();
            String before = person.text();

            person.letsPass(Duration.ofMinutes(31));
            person.sees(Pages.EXPIRED);
            assertThat(person.text()).contains(over);
            person.doesNotSee(Pages.CARD);
            person.findsThePageInOrder();
            person.gallery().photograph("66-login-over");

            // The server has forgotten this login as well.
            person.losesItsLogin();
            person.reachesAndPresses(Pages.EXPIRED);
            person.sees(Pages.CARD);
            assertThat(person.text())
                    .contains(before.lines()
                            .filter(line -> line.contains("«") || line.contains("“"))
                            .toList());
        }
    }
}
