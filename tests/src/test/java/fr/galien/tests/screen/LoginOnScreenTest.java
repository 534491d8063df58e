package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.CardBox;
import fr.galien.testkit.card.TestCard;
import fr.galien.tests.screen.Gallery.Look;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

class LoginOnScreenTest {

    private static TestCard doctorsCard() {
        return new CardBox(Box.home().cards()).find("medecin").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, S'identifier avec un moyen de santé, Médecin, Carte CPS, Libéral",
        "en, Log in with a health credential, Doctor, CPS card, Libéral"
    })
    void showsInTheSoftwareWhoLoggedInWithTheCard(
            String language, String button, String profession, String means, String mode, @TempDir Path desk) {
        try (Person doctor = Person.at(desk, Locale.of(language), Optional.of(doctorsCard()))) {
            doctor.opensTheSoftware();
            assertThat(doctor.sees(Pages.DEMO_LOGIN).getText()).isEqualTo(button);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("10-demo-home");

            doctor.presses(Pages.DEMO_LOGIN);
            assertThat(doctor.sees(Pages.CARD).getText()).isEqualTo(means);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("11-login");
            doctor.gallery().photograph("12-login", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("13-login", Look.PHONE);

            doctor.presses(Pages.CARD);
            doctor.typesThePin();

            assertThat(doctor.sees(Pages.DEMO_WHO).getText()).isEqualTo("Éloïse D'AUBREUIL");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("20-demo-claims");
            doctor.gallery().photograph("21-demo-claims", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("22-demo-claims", Look.PHONE);
            assertThat(doctor.sees(By.tagName("main")).getText()).contains(profession, "eidas1");

            doctor.sees(Pages.DEMO_LOGOUT).click();
            doctor.sees(Pages.DEMO_LOGIN);
            doctor.gallery().photograph("29-demo-logged-out");
            doctor.asksToLogIn();
            assertThat(URI.create(doctor.browser().driver().getCurrentUrl()).getPath())
                    .startsWith("/auth/realms/esante-wallet/");
        }
    }
}
