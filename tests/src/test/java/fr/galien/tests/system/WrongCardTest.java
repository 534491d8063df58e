package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.CardFactory;
import fr.galien.testkit.card.CardFlaw;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.CardType;
import fr.galien.testkit.nation.Notable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each card that must not open, really presented: its code, its sentence in both languages, and no way in. */
class WrongCardTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            EXPIRED;         CARD-0107; Votre carte a expiré le;                                   Your card expired on
            NOT_YET_VALID;   CARD-0108; Votre carte ne sera valable qu'à partir du;                Your card will not be valid until
            SIGNATURE;       CARD-0109; Ce certificat sert à signer, pas à s'identifier.;          This certificate is for signing, not for signing in.
            NO_CLIENT_AUTH;  CARD-0110; Ce certificat n'est pas prévu pour s'identifier;           This certificate is not meant for signing in
            SOFTWARE;        CARD-0111; Ce certificat est un certificat logiciel;                  This is a software certificate
            PRODUCTION;      CARD-0105; Cette carte est une carte réelle;                          This is a real card
            ELEMENTAIRE;     CARD-0106; Ce certificat n'est pas celui d'une carte;                 This is not the certificate of a card
            ORGANISATIONS;   CARD-0106; Ce certificat n'est pas celui d'une carte;                 This is not the certificate of a card
            SELF_SIGNED;     CARD-0103; Ce certificat n'a pas été délivré par une autorité reconnue.; This certificate was not issued by a recognised authority.
            FOREIGN;         CARD-0103; Ce certificat n'a pas été délivré par une autorité reconnue.; This certificate was not issued by a recognised authority.
            MISMATCHED_UPN;  CARD-0116; Les informations de cette carte se contredisent.;          What this card says contradicts itself.
            """)
    void refusesACardWith(CardFlaw flaw, String code, String french, String english) {
        Card card = inReader(doctor().named("wrong").flawed(flaw));

        isRefused(card, code, french, english);
    }

    @ParameterizedTest
    @CsvSource({"CPE", "CPA"})
    void refusesAnEmployeesCardWithADoctorsNumber(CardType type) {
        Card card = inReader(doctor().named("wrong").type(type));

        isRefused(
                card,
                "CARD-0116",
                "Les informations de cette carte se contredisent.",
                "What this card says contradicts itself.");
    }

    @Test
    void refusesAnExpiredCardEvenOfTheProductionEnvironmentByItsEnvironment() {
        Card card = inReader(
                doctor().named("wrong").environment(CardEnvironment.PRODUCTION).flawed(CardFlaw.EXPIRED));

        isRefused(card, "CARD-0105", "Cette carte est une carte réelle", "This is a real card");
    }

    @Test
    void refusesSomebodyWhoIsNotInTheDirectory() {
        NationalId nobody = RppsNumber.withKey("9970099999").nationalId();
        Card card = inReader(
                TheSandbox.get().cards().holder(nobody, "PERSONNE", "ZOE").named("wrong"));

        isRefused(
                card,
                "CARD-0117",
                "Le titulaire de cette carte ne figure pas dans l'annuaire.",
                "The holder of this card is not in the directory.");
    }

    @Test
    void refusesABrowserThatPresentsNothing() {
        Software software = Software.asking();
        Surfer french = Surfer.of(software);
        Surfer english = Surfer.readingEnglish(software);

        isRefusal(
                french.open(french.presentNothing(french.goToTheCardHost())),
                "CARD-0101",
                "Aucune carte n'a été présentée.");
        isRefusal(
                english.open(english.presentNothing(english.goToTheCardHost())), "CARD-0101", "No card was presented.");
    }

    @Test
    void tellsTheDayACardExpiredInThePersonsLanguage() {
        Card card = inReader(doctor().named("wrong").flawed(CardFlaw.EXPIRED));
        Software software = Software.asking();

        assertThat(Page.of(Surfer.of(software).logIn(card)).refusal())
                .containsPattern("a expiré le \\d{1,2} \\p{L}+ \\d{4}\\.");
        assertThat(Page.of(Surfer.readingEnglish(software).logIn(card)).refusal())
                .containsPattern("expired on \\p{L}+ \\d{1,2}, \\d{4}\\.");
    }

    @Test
    void keepsTheRefusalWhenThePageIsReadAgainInTheOtherLanguage() {
        Surfer person = Surfer.of(Software.asking());
        Exchange refused = person.logIn(inReader(doctor().named("wrong").flawed(CardFlaw.SIGNATURE)));
        isRefusal(refused, "CARD-0109", "Ce certificat sert à signer");

        URI inEnglish = URI.create(
                Page.of(refused).document().selectFirst("a[href*=kc_locale=en]").absUrl("href"));

        isRefusal(person.open(inEnglish), "CARD-0109", "This certificate is for signing");
    }

    @Test
    void letsAGoodCardInAfterAWrongOneInTheSameBrowser() {
        Software software = Software.asking();
        Surfer person = Surfer.of(software);
        Exchange refused = person.logIn(inReader(doctor().named("wrong").flawed(CardFlaw.SIGNATURE)));
        isRefusal(refused, "CARD-0109", "Ce certificat sert à signer");

        URI again = person.chooseCard(refused);
        Exchange end = person.open(person.present(TheSandbox.get().card("medecin"), again));

        assertThat(software.redeem(software.code(end)).status()).isEqualTo(200);
    }

    private static void isRefused(Card card, String code, String french, String english) {
        Software software = Software.asking();
        isRefusal(Surfer.of(software).logIn(card), code, french);
        isRefusal(Surfer.readingEnglish(software).logIn(card), code, english);
    }

    /** A page and no way back to the software: so no code, so no token. */
    private static void isRefusal(Exchange end, String code, String sentence) {
        Page page = Page.of(end);
        assertThat(end.redirect()).isEmpty();
        assertThat(page.code()).isEqualTo(code);
        assertThat(page.refusal()).startsWith(sentence);
        assertThat(page.offersTheCard()).isTrue();
    }

    private static CardRequest doctor() {
        CardFactory cards = TheSandbox.get().cards();
        Notable doctor = Extraction.notable("medecin");
        return cards.holder(doctor.nationalId(), "D'AUBREUIL", "ELOISE").profession(10, "Médecin");
    }

    private static Card inReader(CardRequest order) {
        return TheSandbox.get().inReader(order.issue());
    }
}
