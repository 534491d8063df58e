package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.identity.RppsNumber;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A login in a browser, approved on a phone: what the person sees of it, and what it is worth. */
class PhoneLoginTest {

    private final TheSandbox sandbox = TheSandbox.get();
    private final Notable doctor = Extraction.notable("medecin");
    private final Phone phone = Phones.of("medecin");
    private final Software software = Software.asking();
    private final Surfer person = Surfer.of(software);

    @Test
    void logsInWithTheNumberOnTheScreen() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(doctor.nationalId().value());
        assertThat(screen.kind()).isEqualTo("number");
        assertThat(screen.state()).isEqualTo("waiting");

        PhoneRequest request = phone.find(screen.number()).getFirst();
        assertThat(screen.state()).isEqualTo("seen");
        assertThat(request)
                .returns("login", PhoneRequest::kind)
                .returns("System tests", PhoneRequest::clientName)
                .returns("eidas1", PhoneRequest::acr)
                .returns(false, PhoneRequest::known);
        phone.approve(request, screen.number());
        assertThat(screen.state()).isEqualTo("approved");

        JsonNode claims = claimsOf(screen.done());
        assertThat(claims.path("preferred_username").asText())
                .isEqualTo(doctor.nationalId().value());
        assertThat(claims.path("acr").asText()).isEqualTo("eidas1");
        assertThat(claims.path("amr")).extracting(JsonNode::asText).contains("mca", "user");
        assertThat(claims.path("authMode").asText()).isEqualTo("MOBILE");
    }

    @Test
    void logsInByScanningAndTypesNothing() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        assertThat(screen.kind()).isEqualTo("scan");

        approveScanned(screen);

        assertThat(claimsOf(screen.done()).path("preferred_username").asText())
                .isEqualTo(doctor.nationalId().value());
    }

    @Test
    void asksForTheLeastWhereTheSoftwareAsksForNothing() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(Surfer.of(Software.asking("acr_values", "")));

        assertThat(phone.scan(screen.scanned()).getFirst().acr()).isEqualTo("eidas1");
    }

    @Test
    void takesTheRppsNumberAsPeopleTypeIt() throws IOException {
        String rpps = doctor.nationalId().withoutTypeDigit().orElseThrow();
        PhoneScreen screen = PhoneScreen.chosenBy(person).typed(rpps.substring(0, 5) + " " + rpps.substring(5));

        PhoneRequest request = phone.find(screen.number()).getFirst();
        phone.approve(request, screen.number());

        assertThat(software.redeem(software.code(screen.done())).status()).isEqualTo(200);
    }

    @Test
    void listsTheRequestOnlyFromABrowserThatKnowsThePerson() throws IOException {
        approveAndFinish(person, software);

        Software again = Software.asking("prompt", "login");
        PhoneScreen known = PhoneScreen.chosenBy(person.sentBy(again))
                .typed(doctor.nationalId().value());
        assertThat(known.kind()).isIn("listed", "rung");
        assertThat(phone.pending().requests()).singleElement().returns(true, PhoneRequest::known);
        PhoneScreen strange = PhoneScreen.chosenBy(Surfer.of(Software.asking()))
                .typed(doctor.nationalId().value());
        assertThat(strange.kind()).isEqualTo("number");
        assertThat(phone.pending().requests()).hasSize(1);
        strange.otherMeans();

        PhoneRequest request = phone.pending().requests().getFirst();
        phone.approve(request, known.number());
        assertThat(again.answer(known.done())).containsKey("code");
    }

    @Test
    void saysOfAScannedRequestWhetherTheBrowserIsKnown() throws IOException {
        assertThat(phone.scan(PhoneScreen.chosenBy(person).scanned()).getFirst().known())
                .isFalse();
        approveAndFinish(person, software);

        PhoneScreen again = PhoneScreen.chosenBy(person.sentBy(Software.asking("prompt", "login")));

        assertThat(phone.scan(again.scanned()).getFirst().known()).isTrue();
    }

    @Test
    void isNotRungWhereThePersonSwitchedThatOff() throws IOException {
        approveAndFinish(person, software);
        phone.ring(false);
        try {
            PhoneScreen screen = PhoneScreen.chosenBy(person.sentBy(Software.asking("prompt", "login")))
                    .typed(doctor.nationalId().value());

            assertThat(screen.kind()).isEqualTo("number");
            assertThat(phone.pending().requests()).isEmpty();
            screen.otherMeans();
        } finally {
            phone.ring(true);
        }
    }

    @Test
    void looksTheSameWhoeverIsNamed() {
        String withPhone = wordsOf(doctor.nationalId().value());
        String withoutPhone =
                wordsOf(Extraction.notable("etudiant").nationalId().value());
        String nobody = wordsOf(RppsNumber.withKey("9970099999").nationalId().value());

        assertThat(withoutPhone).isEqualTo(withPhone);
        assertThat(nobody).isEqualTo(withPhone);
    }

    @Test
    void staysWhereItIsWhenThePageIsReadAgain() {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(doctor.nationalId().value());

        PhoneScreen again = screen.reloaded();

        assertThat(again.number()).isEqualTo(screen.number());
        again.otherMeans();
    }

    @Test
    void leadsBackToTheMeansAndAsksNothingAnyMore() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(doctor.nationalId().value());

        Page means = Page.of(screen.otherMeans());

        assertThat(means.offersTheCard()).isTrue();
        assertThat(phone.find(screen.number())).isEmpty();
        assertThat(screen.person().get(screen.status()).status()).isEqualTo(404);
    }

    @Test
    void putsTheMeansThatLedToALoginFirst() throws IOException {
        assertThat(buttons(person.ask())).containsExactly("card", "phone", "passkey", "password");
        approveAndFinish(person, software);

        assertThat(buttons(person.sentBy(Software.asking("prompt", "login")).ask()))
                .containsExactly("phone", "card", "passkey", "password");
    }

    @Test
    void answersAPhoneWhoseScreenGaveUp() throws IOException {
        PhoneScreen screen =
                PhoneScreen.chosenBy(person).typed(doctor.nationalId().value());
        PhoneRequest request = phone.find(screen.number()).getFirst();
        PhoneScreen anew = screen.again();

        assertThatThrownBy(() -> phone.approve(request, screen.number()))
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ECPS-0202"));
        assertThat(anew.state()).isEqualTo("waiting");
        assertThat(anew.link()).isNotEqualTo(screen.link());
    }

    @Test
    void saysThatThePersonStoppedItOnTheirPhone() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person);
        phone.cancel(phone.scan(screen.scanned()).getFirst());
        assertThat(screen.state()).isEqualTo("refused");

        PhoneScreen end = new PhoneScreen(person, screen.done());

        assertThat(end.page().code()).isEqualTo("ECPS-0221");
        assertThat(end.kind()).isEmpty();
        assertThat(end.reloaded().page().code()).isEqualTo("ECPS-0221");
        assertThat(end.again().kind()).isEqualTo("scan");
    }

    @Test
    void saysThatThePhoneHasNotAnsweredYet() {
        PhoneScreen screen = PhoneScreen.chosenBy(person);

        PhoneScreen still = new PhoneScreen(person, screen.done());

        assertThat(still.page().code()).isEqualTo("ECPS-0232");
        assertThat(still.link()).isEqualTo(screen.link());
    }

    @Test
    void isNotOfferedWhereOnlyACardIsEnough() {
        Surfer person = Surfer.of(Software.asking("acr_values", "eidas3"));
        Page choice = Page.of(person.ask());

        assertThat(choice.offersTheCard()).isTrue();
        assertThat(choice.document().select("button[value=phone]")).isEmpty();
        assertThat(Page.of(person.post(choice.action(), Map.of("means", "phone")))
                        .offersTheCard())
                .isTrue();
    }

    @Test
    void takesNoPhoneWhoseKeysAreNotProvedWhereMoreIsAsked() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(Surfer.of(Software.asking("acr_values", "eidas2")));
        PhoneRequest request = phone.scan(screen.scanned()).getFirst();

        assertThat(request.acr()).isEqualTo("eidas2");
        assertThatThrownBy(() -> phone.approve(request, screen.scanned().bind()))
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("ECPS-0209"));
        assertThat(screen.state()).isEqualTo("seen");
    }

    @Test
    void logsInWithoutNetworkByEightDigits() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person)
                .typedWithoutNetwork(doctor.nationalId().value());
        PhoneLink.Offline link =
                (PhoneLink.Offline) PhoneLink.read(screen.link()).orElseThrow();
        assertThat(link.request().length()).isLessThanOrEqualTo(900);

        PhoneScreen wrong = screen.code("00000000");
        assertThat(wrong.page().code()).isEqualTo("ECPS-0229");
        String digits = phone.offlineCode(link);
        Exchange end =
                wrong.code(digits.substring(0, 4) + " " + digits.substring(4)).shown();

        assertThat(claimsOf(end).path("acr").asText()).isEqualTo("eidas1");
    }

    @Test
    void closesAfterThreeWrongCodes() {
        PhoneScreen screen = PhoneScreen.chosenBy(person)
                .typedWithoutNetwork(doctor.nationalId().value());
        for (int wrong = 0; wrong < 3; wrong++) {
            screen = screen.code("00000000");
            assertThat(screen.page().code()).isEqualTo("ECPS-0229");
        }

        assertThat(screen.code("00000000").page().code()).isEqualTo("ECPS-0230");
    }

    @Test
    void keepsWhatItShowsOutOfEveryCache() {
        assertThat(PhoneScreen.chosenBy(person)
                        .shown()
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    private void approveScanned(PhoneScreen screen) throws IOException {
        phone.approve(phone.scan(screen.scanned()).getFirst(), screen.scanned().bind());
    }

    private void approveAndFinish(Surfer browser, Software vendor) throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(browser);
        approveScanned(screen);
        assertThat(vendor.answer(screen.done())).containsKey("code");
    }

    private JsonNode claimsOf(Exchange end) {
        return Software.claims(Software.json(software.redeem(software.code(end)))
                .path("id_token")
                .asText());
    }

    /** What a stranger sees who names somebody, without what is drawn anew each time. */
    private String wordsOf(String identifier) {
        Surfer stranger = Surfer.of(Software.asking());
        PhoneScreen screen = PhoneScreen.chosenBy(stranger).typed(identifier);
        String words = screen.kind() + " " + screen.state() + " "
                + screen.page().document().body().text().replaceAll("[0-9]", "0");
        screen.otherMeans();
        return words;
    }

    private static List<String> buttons(Exchange loginPage) {
        return Page.of(loginPage).document().select("button[name=means]").eachAttr("value");
    }
}
