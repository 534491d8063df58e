package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.tests.browser.Await;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.Phones;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A login by phone as the person at the screen sees it. */
class PhoneOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final String NAME = DOCTOR.givenName() + " " + DOCTOR.familyName();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Phone phone = Phones.of(DOCTOR.cardName());

    @ParameterizedTest
    @CsvSource({"fr, Téléphone, tapez ce nombre", "en, Phone, type this number"})
    void movesOnByItselfOnceTheNumberWasTypedOnThePhone(String language, String means, String how, @TempDir Path desk)
            throws IOException {
        try (Person doctor = Person.withoutCard(desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            assertThat(doctor.sees(Pages.PHONE).getText()).isEqualTo(means);
            doctor.reachesAndPresses(Pages.PHONE);
            doctor.sees(Pages.PHONE_CODE);
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("30-phone-scan");
            doctor.gallery().photographWhole("31-phone-scan", Look.DESK_AT_NIGHT);
            doctor.gallery().photographWhole("32-phone-scan", Look.PHONE);

            doctor.types(Pages.PHONE_PERSON, DOCTOR.nationalId().value());
            doctor.clicks(Pages.PHONE_SHOW_NUMBER);
            String number = doctor.sees(Pages.PHONE_NUMBER).getDomAttribute("data-number");
            assertThat(doctor.sees(Pages.PHONE_HOW).getText()).contains(how);
            // Digit by digit for who listens, in two groups for who looks.
            assertThat(doctor.sees(Pages.PHONE_NUMBER).getDomProperty("textContent"))
                    .contains(String.join(", ", number.split("")));
            doctor.findsThePageInOrder();
            doctor.gallery().photographWhole("33-phone-number", Look.DESK);
            doctor.gallery().photographWhole("34-phone-number", Look.DESK_AT_NIGHT);
            doctor.gallery().photographWhole("35-phone-number", Look.PHONE);

            PhoneRequest request = phone.find(number).getFirst();
            doctor.sees(Pages.PHONE_SEEN);
            phone.approve(request, number);
            assertThat(doctor.sees(Pages.DEMO_PERSON).getText()).isEqualTo(NAME);
            assertThat(doctor.sees(Pages.DEMO_SESSION).getText()).contains("eidas1");
        }
    }

    @Test
    void showsTheNumberToNobodyOnceThePersonLooksElsewhere(@TempDir Path desk) {
        try (Person doctor = Person.withoutCard(desk, Locale.FRENCH)) {
            choosesThePhone(doctor);
            doctor.types(Pages.PHONE_PERSON, DOCTOR.nationalId().value());
            doctor.clicks(Pages.PHONE_SHOW_NUMBER);
            doctor.sees(Pages.PHONE_NUMBER);
            doctor.sees(Pages.PHONE_CODE);

            doctor.looksElsewhere();
            doctor.doesNotSee(Pages.PHONE_NUMBER);
            doctor.doesNotSee(Pages.PHONE_CODE);
            doctor.sees(Pages.PHONE_VEIL);
            doctor.gallery().photograph("36-phone-veiled");

            doctor.looksAtThePage();
            doctor.sees(Pages.PHONE_NUMBER);
            doctor.doesNotSee(Pages.PHONE_VEIL);
            doctor.clicks(Pages.PHONE_OTHER);
            doctor.sees(Pages.CARD);
        }
    }

    @Test
    void isMetByAPhoneThatComesTwentySecondsLateAndByATabThatSlept(@TempDir Path desk) throws IOException {
        try (Person doctor = Person.withoutCard(desk, Locale.FRENCH)) {
            choosesThePhone(doctor);
            PhoneLink.Approve link = link(doctor);
            Await.until("twenty seconds of the page's own", PATIENCE, () -> secondsLeft(doctor) <= 70);
            doctor.leavesTheTabFrozen(true);

            phone.approve(phone.scan(link).getFirst(), link.bind());
            doctor.leavesTheTabFrozen(false);

            assertThat(doctor.sees(Pages.DEMO_PERSON).getText()).isEqualTo(NAME);
        }
    }

    @Test
    void needsNoScript(@TempDir Path desk) throws IOException {
        try (Person doctor = Person.withoutCard(desk, Locale.FRENCH)) {
            doctor.opensTheSoftware();
            doctor.forbidsScripts();
            choosesThePhone(doctor);
            PhoneLink.Approve link = link(doctor);
            doctor.clicks(Pages.PHONE_DONE);
            assertThat(doctor.sees(Pages.REFUSAL).getDomAttribute("data-code")).isEqualTo("ECPS-0232");
            assertThat(link(doctor)).isEqualTo(link);

            phone.approve(phone.scan(link).getFirst(), link.bind());
            doctor.clicks(Pages.PHONE_DONE);

            assertThat(doctor.sees(Pages.DEMO_PERSON).getText()).isEqualTo(NAME);
        }
    }

    @Test
    void saysWhyItCameToNothingAndStartsAgain(@TempDir Path desk) throws IOException {
        try (Person doctor = Person.withoutCard(desk, Locale.FRENCH)) {
            choosesThePhone(doctor);
            phone.cancel(phone.scan(link(doctor)).getFirst());

            assertThat(doctor.sees(Pages.REFUSAL).getDomAttribute("data-code")).isEqualTo("ECPS-0221");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("37-phone-refused");
            doctor.reachesAndPresses(Pages.PHONE_AGAIN);
            doctor.sees(Pages.PHONE_CODE);

            doctor.types(Pages.PHONE_PERSON, DOCTOR.nationalId().value());
            doctor.clicks(Pages.PHONE_OFFLINE);
            doctor.sees(By.id("code"));
            doctor.findsThePageInOrder();
            doctor.gallery().photographWhole("38-phone-offline", Look.DESK);
            doctor.clicks(Pages.PHONE_OTHER);
            doctor.sees(Pages.CARD);
        }
    }

    private static void choosesThePhone(Person doctor) {
        doctor.opensTheSoftware();
        doctor.asksToLogIn();
        doctor.clicks(Pages.PHONE);
        doctor.sees(Pages.PHONE_CODE);
    }

    private static PhoneLink.Approve link(Person doctor) {
        return (PhoneLink.Approve)
                PhoneLink.read(URI.create(doctor.sees(Pages.PHONE_CODE).getDomAttribute("data-link")))
                        .orElseThrow();
    }

    private static int secondsLeft(Person doctor) {
        return Integer.parseInt(doctor.sees(By.cssSelector("[data-left]")).getText());
    }
}
