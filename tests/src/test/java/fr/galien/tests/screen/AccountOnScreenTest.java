package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** "My account": what it tells, and what can be closed there. */
class AccountOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final String NAME = DOCTOR.givenName() + " " + DOCTOR.familyName();

    private static final URI ACCOUNT = URI.create(Person.addresses().issuer() + "/account/");

    @ParameterizedTest
    @CsvSource({
        "fr, Mon compte, Ce navigateur, Votre session est fermée",
        "en, My account, This browser, Your session is closed"
    })
    void tellsWhatIsKnownAndClosesEverything(
            String language, String title, String here, String goodbye, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        try (Person doctor = Person.withCard(card, desk, Locale.of(language))) {
            doctor.opens(ACCOUNT);
            doctor.reachesAndPresses(Pages.CARD);
            doctor.typesThePin();
            doctor.continuesAs(NAME);

            assertThat(doctor.sees(Pages.ACCOUNT_PERSON).getText()).isEqualTo(NAME);
            assertThat(doctor.sees(Pages.HEADING).getText()).isEqualTo(title);
            assertThat(doctor.sees(Pages.ACCOUNT_HERE).getText()).contains(here, title, "Chrom", "Linux");
            assertThat(doctor.text()).contains(DOCTOR.professionLabel());
            assertThat(doctor.sees(By.cssSelector(".galien-table tbody tr")).getText())
                    .contains(title);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("70-account");
            doctor.gallery().photographWhole("71-account-whole", Look.DESK);
            doctor.gallery().photographWhole("72-account-whole", Look.DESK_AT_NIGHT);
            doctor.gallery().photographWhole("73-account-whole", Look.PHONE);

            doctor.clicks(Pages.ACCOUNT_ALL);
            doctor.sees(Pages.INFO);
            assertThat(doctor.sees(Pages.HEADING).getText()).isEqualTo(goodbye);
            doctor.findsThePageInOrder();

            // Nobody is remembered.
            doctor.opens(ACCOUNT);
            doctor.sees(Pages.CARD);
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, en, My account", "en, fr, Mon compte"})
    void speaksTheOtherLanguageFromThenOn(String language, String other, String title, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        try (Person doctor = Person.withCard(card, desk, Locale.of(language))) {
            doctor.opens(ACCOUNT);
            doctor.clicks(Pages.CARD);
            doctor.typesThePin();
            doctor.continuesAs(NAME);

            doctor.clicks(By.cssSelector("button[name=locale][value=" + other + "]"));
            doctor.sees(Pages.ACCOUNT_DONE);
            assertThat(doctor.sees(Pages.HEADING).getText()).isEqualTo(title);
            doctor.clicks(Pages.ACCOUNT_ALL);
            doctor.sees(Pages.INFO);
            doctor.opens(ACCOUNT);
            assertThat(doctor.sees(By.tagName("html")).getDomAttribute("lang")).isEqualTo(other);
        }
    }
}
