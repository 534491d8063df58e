package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.EnrolmentUnderTest;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** A person's phones on the screen: one is added with a card, renamed and removed; and the way in for who has no card. */
class PhonesOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().getLast();
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();

    private static final URI PHONES = URI.create(Person.addresses().issuer() + "/account/phones");
    private static final URI ACTIVATE = URI.create(Person.addresses().issuer() + "/mobile/activate");

    private static final By ADD = By.id("galien-phones-add");
    private static final By LINK = By.id("galien-phone-link");
    private static final By CLAIMED = By.cssSelector("#galien-phone-enrol[data-state=claimed]");
    private static final By CODE = By.id("galien-phone-code");
    private static final By REMOVE = By.cssSelector("[data-phone] button[value=revoke]");

    @ParameterizedTest
    @CsvSource({
        "fr, Mes téléphones, Ajouter un téléphone, Votre téléphone est enregistré",
        "en, My phones, Add a phone, Your phone is registered"
    })
    void addsAPhoneAndRemovesIt(String language, String title, String adding, String registered, @TempDir Path desk)
            throws IOException {
        TestCard card = TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow();
        try (Person person = Person.withCard(card, desk, Locale.of(language))) {
            person.opens(PHONES);
            person.clicks(Pages.CARD);
            person.typesThePin();
            person.continuesAs(NAME);
            person.sees(By.id("galien-phones-none"));
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();

            person.clicks(ADD);
            person.clicks(Pages.CARD);
            person.continuesAs(NAME);
            String link = person.sees(LINK).getDomAttribute("href");
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(adding);
            person.findsThePageInOrder();
            person.gallery().photographWhole("80-phone-add", Look.DESK);
            person.gallery().photographWhole("81-phone-add", Look.DESK_AT_NIGHT);
            person.gallery().photographWhole("82-phone-add", Look.PHONE);

            // The page follows by itself.
            Enrolment enrolment = Enrolment.claim(EnrolmentUnderTest.service(), (PhoneLink.Enrol)
                    PhoneLink.read(URI.create(link)).orElseThrow());
            person.sees(CLAIMED);
            person.findsThePageInOrder();
            Enrolled enrolled = enrolment.answer("Téléphone de service");
            person.types(CODE, "000000".equals(enrolled.confirmation()) ? "111111" : "000000");
            person.clicks(By.cssSelector("#galien-phone-confirm button"));
            person.sees(By.id("galien-phone-code-error"));
            person.findsThePageInOrder();
            person.gallery().photographWhole("83-phone-digits", Look.DESK);
            person.types(CODE, enrolled.confirmation());
            person.clicks(By.cssSelector("#galien-phone-confirm button"));
            person.sees(By.id("galien-phone-enrolled"));
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(registered);
            person.findsThePageInOrder();
            person.gallery().photographWhole("84-phone-added", Look.DESK);

            person.clicks(By.cssSelector("#galien-phone-done button"));
            person.sees(By.id("galien-phones-done"));
            assertThat(person.text()).contains("Téléphone de service", "eidas1");
            person.findsThePageInOrder();
            person.gallery().photographWhole("85-phones", Look.DESK);
            person.gallery().photographWhole("86-phones", Look.DESK_AT_NIGHT);
            person.gallery().photographWhole("87-phones", Look.PHONE);

            person.clicks(REMOVE);
            person.sees(By.id("galien-phones-none"));
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Ajouter un téléphone sans carte", "en, Add a phone without a card"})
    void beginsWithoutACard(String language, String title, @TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opens(ACTIVATE);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();
            person.gallery().photographWhole("88-phone-activate", Look.DESK);

            person.types(By.id("galien-activate-person"), "0999999990");
            person.clicks(By.cssSelector("#galien-activate button"));
            person.types(By.id("galien-activate-first"), "1234 5678");
            person.findsThePageInOrder();
            person.gallery().photographWhole("89-phone-activate", Look.PHONE);
            person.clicks(By.cssSelector("#galien-activate button"));
            assertThat(person.sees(By.id("galien-refusal")).getDomAttribute("data-code"))
                    .isEqualTo("ECPS-0265");
            person.findsThePageInOrder();
        }
    }
}
