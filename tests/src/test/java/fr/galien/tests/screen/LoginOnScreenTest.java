package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.Activity;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way, with the keyboard alone: software, login page, card, PIN, software, logout. */
class LoginOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();

    @ParameterizedTest
    @CsvSource({"fr, S'identifier avec un moyen de santé, Carte CPS", "en, Log in with a health credential, CPS card"})
    void showsInTheSoftwareWhoLoggedInWithTheCard(String language, String button, String means, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        try (Person doctor = Person.withCard(card, desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            assertThat(doctor.sees(Pages.DEMO_LOGIN).getText()).isEqualTo(button);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("10-demo-home");
            doctor.reachesAndPresses(Pages.DEMO_LOGIN);

            assertThat(doctor.sees(Pages.CARD).getText()).isEqualTo(means);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("11-login");
            doctor.gallery().photograph("12-login", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("13-login", Look.PHONE);
            doctor.reachesAndPresses(Pages.CARD);
            doctor.typesThePin();

            assertThat(doctor.sees(Pages.HOLDER).getText()).isEqualTo(DOCTOR.givenName() + " " + DOCTOR.familyName());
            assertThat(doctor.focus()).isEqualTo(doctor.sees(Pages.HEADING));
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("14-holder");
            doctor.gallery().photograph("15-holder", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("16-holder", Look.PHONE);
            doctor.reachesAndPresses(Pages.CONTINUE);

            assertThat(doctor.sees(Pages.DEMO_PERSON).getText())
                    .isEqualTo(DOCTOR.givenName() + " " + DOCTOR.familyName());
            assertThat(doctor.sees(Pages.DEMO_PRACTICES).getText())
                    .contains(DOCTOR.professionLabel())
                    .contains(places());
            assertThat(doctor.sees(Pages.DEMO_SESSION).getText()).contains(means, "eidas1");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("20-demo-claims");
            doctor.gallery().photograph("21-demo-claims", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("22-demo-claims", Look.PHONE);

            doctor.clicks(Pages.DEMO_LOGOUT);
            doctor.sees(Pages.DEMO_LOGIN);
            doctor.gallery().photograph("29-demo-logged-out");
            // Nobody is remembered: the card is asked for again.
            doctor.asksToLogIn();
        }
    }

    /** Where the doctor practises, by the nation's own account. */
    private static List<String> places() {
        Professional doctor =
                new Nation(1, Nation.DEFAULT_SIZE).people().findFirst().orElseThrow();
        return doctor.practices().stream()
                .flatMap(practice -> practice.activities().stream())
                .map(Activity::structure)
                .map(Structure::legalName)
                .toList();
    }
}
