package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.Addresses;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** One browser of a ward, never restarted, and several people's cards. */
class SharedDeskOnScreenTest {

    private static final Notable FIRST = Nation.notable().get(0);
    private static final Notable SECOND = Nation.notable().get(1);

    /** The browser has the first one's card unlocked and knows its choice: only a name it has never seen makes it ask again. */
    @ParameterizedTest
    @CsvSource({"fr, Retirez cette carte du lecteur", "en, Take this card out of the reader"})
    void letsTheSecondPersonInAsThemselvesRightAfterTheFirst(String language, String advice, @TempDir Path desk) {
        try (Person desktop =
                Person.amongCards(List.of(lasting(FIRST, 50), lasting(SECOND, 40)), desk, Locale.of(language))) {
            desktop.opensTheSoftware();
            desktop.asksToLogIn();
            desktop.clicks(Pages.CARD);
            desktop.choosesTheCard(0);
            desktop.typesThePin();
            // Both cards end within sixty days.
            desktop.sees(Pages.NOTICES);
            desktop.findsThePageInOrder();
            desktop.gallery().photograph("60-holder-notices");
            desktop.gallery().photograph("61-holder-notices", Look.DESK_AT_NIGHT);
            desktop.gallery().photograph("62-holder-notices", Look.PHONE);
            desktop.continuesAs(nameOf(FIRST));
            assertThat(desktop.sees(Pages.DEMO_PERSON).getText()).isEqualTo(nameOf(FIRST));
            desktop.clicks(Pages.DEMO_LOGOUT);

            // The second one finds the first one's card.
            desktop.asksToLogIn();
            desktop.clicks(Pages.CARD);
            desktop.choosesTheCard(0);
            assertThat(desktop.sees(Pages.HOLDER).getText()).isEqualTo(nameOf(FIRST));
            desktop.clicks(Pages.NOT_ME);
            assertThat(desktop.sees(Pages.SOMEBODY_ELSE).getText()).startsWith(advice);
            desktop.findsThePageInOrder();
            desktop.gallery().photograph("17-somebody-else");
            desktop.gallery().photograph("18-somebody-else", Look.DESK_AT_NIGHT);
            desktop.gallery().photograph("19-somebody-else", Look.PHONE);

            desktop.clicks(Pages.CARD);
            desktop.choosesTheCard(1);
            desktop.typesThePin();
            desktop.continuesAs(nameOf(SECOND));
            assertThat(desktop.sees(Pages.DEMO_PERSON).getText()).isEqualTo(nameOf(SECOND));
        }
    }

    /** Only the card's host asks: neither the login page nor the name where software shows its certificate. */
    @Test
    void isAskedForACardByNobodyButTheCardsHost(@TempDir Path desk) {
        Addresses addresses = Person.addresses();
        try (Person person = Person.amongCards(List.of(lasting(FIRST, 50)), desk, Locale.FRENCH)) {
            person.opensTheSoftware();
            person.asksToLogIn();
            person.isNotAskedForACard();

            person.opens(
                    URI.create(addresses.mtls() + "/realms/" + Addresses.REALM + "/.well-known/openid-configuration"));
            assertThat(person.sees(By.tagName("pre")).getText())
                    .contains(addresses.issuer().toString());
            person.isNotAskedForACard();
        }
    }

    private static String nameOf(Notable somebody) {
        return somebody.givenName() + " " + somebody.familyName();
    }

    private static TestCard lasting(Notable somebody, int days) {
        return TheSandbox.get()
                .cards()
                .holder(somebody.nationalId(), somebody.familyName(), somebody.givenName())
                .profession(Integer.parseInt(somebody.professionCode()), somebody.professionLabel())
                .validUntil(Instant.now().plus(Duration.ofDays(days)))
                .issue();
    }
}
