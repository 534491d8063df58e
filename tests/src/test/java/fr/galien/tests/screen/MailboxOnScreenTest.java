package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.messaging.MailSoftware;
import fr.galien.tests.messaging.Mailboxes;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What mail software's login looks like to somebody who has no mailbox. */
class MailboxOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final By REASON = By.cssSelector("[data-code='TOKEN-0420']");
    private static final By BACK = By.id("galien-mailbox-back");

    @ParameterizedTest
    @CsvSource({
        "fr, L'annuaire ne connaît pas de messagerie sécurisée de santé à votre nom.",
        "en, The directory knows no secure health mailbox in your name."
    })
    void saysWhyItCannotBeOpenedAndLeadsBack(String language, String sentence, @TempDir Path desk) {
        MailSoftware.service(MailSoftware.OPERATOR);
        MailSoftware mail = MailSoftware.granted("screen-mail", MailSoftware.OPERATOR);
        Software login = mail.asking("openid mssante:mail");
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        Mailboxes none = Mailboxes.without(DOCTOR.cardName());
        try (Person doctor = Person.withCard(card, desk, Locale.of(language))) {
            doctor.opens(login.authorizationRequest());
            doctor.clicks(Pages.CARD);
            doctor.typesThePin();
            doctor.continuesAs(DOCTOR.givenName() + " " + DOCTOR.familyName());

            assertThat(doctor.sees(REASON).getText()).contains(sentence, "TOKEN-0420");
            doctor.findsThePageInOrder();
            doctor.gallery().photograph("85-no-mailbox");
            doctor.reachesAndPresses(BACK);
            doctor.isAt(mail.client().redirectUris().getFirst());
        } finally {
            none.restore();
        }
    }
}
