package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.CardFlaw;
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
import org.openqa.selenium.WebElement;

/** What a card that will not do looks like, to the person who holds it. */
class RefusalOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();

    @ParameterizedTest
    @CsvSource({
        "fr, SOFTWARE, CARD-0111, 'Ce certificat est un certificat logiciel, pas celui d''une carte.'",
        "en, SOFTWARE, CARD-0111, 'This is a software certificate, not that of a card.'",
    })
    void saysWhatIsWrongWithTheCard(String language, CardFlaw flaw, String code, String sentence, @TempDir Path desk) {
        try (Person doctor = Person.withCard(flawed(flaw), desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.clicks(Pages.CARD);
            doctor.typesThePin();

            WebElement refusal = doctor.sees(Pages.REFUSAL);
            assertThat(refusal.getText()).contains(sentence, code);
            doctor.findsThePageInOrder();
            doctor.gallery()
                    .photograph(
                            "33-refusal-" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(doctor.sees(Pages.CARD).isEnabled())
                    .as("the way to try again")
                    .isTrue();
        }
    }

    /** Chromium does not offer a certificate that is out of date, so all the server can say is that it saw none. */
    @ParameterizedTest
    @CsvSource({"fr, votre carte a peut-être expiré", "en, your card may have expired"})
    void saysThatTheCardMayHaveExpired(String language, String sentence, @TempDir Path desk) {
        try (Person doctor = Person.withCard(flawed(CardFlaw.EXPIRED), desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.clicks(Pages.CARD);

            assertThat(doctor.sees(Pages.REFUSAL).getText()).contains(sentence, "CARD-0101");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("33-refusal-expired");
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Aucune carte n'a été présentée.", "en, No card was presented."})
    void saysThatTheReaderIsEmpty(String language, String sentence, @TempDir Path desk) {
        try (Person doctor = Person.withoutCard(desk, Locale.of(language))) {
            doctor.opensTheSoftware();
            doctor.asksToLogIn();
            doctor.clicks(Pages.CARD);

            assertThat(doctor.sees(Pages.REFUSAL).getText()).contains(sentence, "CARD-0101");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("30-refusal-no-card");
            doctor.gallery().photograph("31-refusal-no-card", Look.DESK_AT_NIGHT);
            doctor.gallery().photograph("32-refusal-no-card", Look.PHONE);
        }
    }

    /** A browser keeps its choice of certificate, so the way out is another one, and nothing here may stand in that way. */
    @Test
    void letsTheRightCardInFromAnotherBrowserAfterTheWrongOne(@TempDir Path desk, @TempDir Path otherDesk) {
        TestCard right = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        try (Person wrong = Person.withCard(flawed(CardFlaw.MISMATCHED_UPN), desk, Locale.FRENCH)) {
            wrong.opensTheSoftware();
            wrong.asksToLogIn();
            wrong.clicks(Pages.CARD);
            wrong.typesThePin();
            wrong.sees(Pages.REFUSAL);

            try (Person doctor = Person.withCard(right, otherDesk, Locale.FRENCH)) {
                doctor.opensTheSoftware();
                doctor.asksToLogIn();
                doctor.clicks(Pages.CARD);
                doctor.typesThePin();
                doctor.continuesAs(DOCTOR.givenName() + " " + DOCTOR.familyName());
                doctor.sees(Pages.DEMO_PERSON);
            }
        }
    }

    private static TestCard flawed(CardFlaw flaw) {
        return TheSandbox.get()
                .cards()
                .holder(DOCTOR.nationalId(), DOCTOR.familyName(), DOCTOR.givenName())
                .flawed(flaw)
                .issue();
    }
}
