package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.nation.Notable;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Between the card and the session: the page that names the card's holder, and asks whether that is who sits there. */
class HolderTest {

    private final TheSandbox sandbox = TheSandbox.get();
    private final Notable doctor = Extraction.notable("medecin");
    private final Software software = Software.asking();
    private final Surfer person = Surfer.of(software);

    @Test
    void namesThePersonAndOpensNothingBeforeTheySayYes() {
        Exchange asked = present(sandbox.card("medecin"));

        assertThat(Page.of(asked).holder())
                .contains(doctor.givenName() + " " + doctor.familyName(), doctor.professionLabel());
        assertThat(asked.redirect()).isEmpty();
        assertThat(isLoggedIn()).isFalse();

        assertThat(software.redeem(software.code(person.sayItIsMe(asked))).status())
                .isEqualTo(200);
        assertThat(isLoggedIn()).isTrue();
    }

    @Test
    void tellsNoNumberOfThem() {
        assertThat(present(sandbox.card("medecin")).body())
                .doesNotContain(doctor.nationalId().value(), doctor.cardNumber());
    }

    @Test
    void forgetsTheCardOfSomebodyElse() {
        Page offered = Page.of(person.sayItIsNotMe(present(sandbox.card("medecin"))));

        assertThat(offered.offersTheCard()).isTrue();
        assertThat(offered.code()).isEmpty();
        assertThat(offered.document().select("#galien-somebody-else").text()).startsWith("Retirez cette carte");
        assertThat(offered.document().text()).doesNotContain(doctor.familyName());
        assertThat(isLoggedIn()).isFalse();

        Exchange insisting = person.post(offered.action(), Map.of("holder", "continue"));

        assertThat(insisting.redirect()).isEmpty();
        assertThat(Page.of(insisting).code()).isEqualTo("CARD-0119");
        assertThat(isLoggedIn()).isFalse();
    }

    @Test
    void letsTheNextPersonInAfterSomebodyElsesCard() {
        Notable nurse = Extraction.notable("infirmiere");
        Exchange offered = person.sayItIsNotMe(present(sandbox.card("medecin")));

        Exchange asked = person.look(person.present(sandbox.card("infirmiere"), person.chooseCard(offered)));

        assertThat(Page.of(asked).holder()).contains(nurse.familyName()).doesNotContain(doctor.familyName());
        String token = Software.json(software.redeem(software.code(person.sayItIsMe(asked))))
                .path("access_token")
                .textValue();
        assertThat(Software.claims(token).path("preferred_username").textValue())
                .isEqualTo(nurse.nationalId().value());
    }

    @Test
    void stillNamesThemWhenThePageIsReadAgain() {
        Exchange asked = present(sandbox.card("medecin"));

        Exchange again = person.look(readAgain(asked));

        assertThat(Page.of(again).holder()).isEqualTo(Page.of(asked).holder());
        assertThat(software.redeem(software.code(person.sayItIsMe(again))).status())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyContinueFromAnotherBrowser() {
        Exchange asked = present(sandbox.card("medecin"));
        Software others = Software.asking();
        Surfer other = Surfer.of(others);
        URI othersForm = Page.of(other.ask()).action();

        Exchange withTheForm = other.post(Page.of(asked).holderAction(), Map.of("holder", "continue"));
        Exchange withTheirOwn = other.post(othersForm, Map.of("holder", "continue"));

        assertThat(withTheForm.redirect().filter(others::isOurs)).isEmpty();
        assertThat(withTheForm.body()).doesNotContain(doctor.familyName());
        assertThat(Page.of(withTheirOwn).offersTheCard()).isTrue();
        assertThat(software.redeem(software.code(person.sayItIsMe(asked))).status())
                .isEqualTo(200);
    }

    @Test
    void saysKindlyThatTheCardEndsSoon() throws SQLException {
        Card ending = endingSoon();
        LocalDate since = setTheCardOnFileValidFrom(null);
        try {
            assertThat(noticesOf(present(ending)))
                    .containsPattern("^Votre carte expire le \\d{1,2} \\p{L}+ \\d{4}\\.")
                    .contains("envoyée")
                    .doesNotContain("plus récente");
            Surfer english = Surfer.readingEnglish(software);
            assertThat(noticesOf(english.look(english.present(ending, english.goToTheCardHost()))))
                    .containsPattern("^Your card expires on \\p{L}+ \\d{1,2}, \\d{4}\\.");
            assertThat(noticesOf(present(sandbox.card("medecin")))).isEmpty();
        } finally {
            setTheCardOnFileValidFrom(since);
        }
    }

    /** The one the directory knows of them was issued when the one that ends was an old one already. */
    @Test
    void saysThatThereIsANewerCardOnFile() {
        assertThat(noticesOf(present(endingSoon())))
                .contains("Votre carte expire le", "Une carte plus récente existe à votre nom.")
                .doesNotContain("envoyée");
    }

    /** The frame that read the card is not the place to name anybody: what comes next belongs to the window. */
    @Test
    void showsTheFrameNothingButTheWayOut() {
        Exchange framed = person.getInFrame(person.present(sandbox.card("medecin"), person.goToTheCardHost()));
        URI out = URI.create(
                Page.of(framed).document().selectFirst("a[target=_top]").absUrl("href"));

        assertThat(framed.status()).isEqualTo(200);
        assertThat(framed.body()).doesNotContain(doctor.familyName());
        assertThat(Page.of(framed).document().select("form")).isEmpty();
        assertThat(Page.of(person.look(out)).holder()).contains(doctor.familyName());
    }

    @Test
    void showsTheFrameNothingButTheWayOutWhenTheCardIsRefused() {
        Exchange framed = person.getInFrame(person.presentNothing(person.goToTheCardHost()));
        Page frame = Page.of(framed);

        assertThat(frame.code()).isEmpty();
        assertThat(Page.of(person.look(URI.create(
                                frame.document().selectFirst("a[target=_top]").absUrl("href"))))
                        .code())
                .isEqualTo("CARD-0101");
    }

    private Exchange present(Card card) {
        return person.look(person.present(card, person.goToTheCardHost()));
    }

    /** A page read again asks where the login stands, and answers nothing. */
    private static URI readAgain(Exchange page) {
        return URI.create(Page.of(page).holderAction().toString().replaceFirst("session_code=[^&]*&", ""));
    }

    private boolean isLoggedIn() {
        Software silent = Software.asking("prompt", "none");
        return silent.answer(person.sentBy(silent).ask()).containsKey("code");
    }

    private static String noticesOf(Exchange page) {
        return Page.of(page).document().select("#galien-notices").text();
    }

    private Card endingSoon() {
        CardRequest order = sandbox.cards()
                .holder(doctor.nationalId(), "D'AUBREUIL", "ELOISE")
                .profession(10, "Médecin")
                .named("ending")
                .validUntil(Instant.now().plus(Duration.ofDays(30)));
        return sandbox.inReader(order.issue());
    }

    /** @return what it was */
    private LocalDate setTheCardOnFileValidFrom(LocalDate day) throws SQLException {
        try (Connection directory = sandbox.database("directory");
                PreparedStatement read =
                        directory.prepareStatement("select valid_from from directory.card where number = ?");
                PreparedStatement write =
                        directory.prepareStatement("update directory.card set valid_from = ? where number = ?")) {
            read.setString(1, doctor.cardNumber());
            write.setObject(1, day, Types.DATE);
            write.setString(2, doctor.cardNumber());
            try (ResultSet card = read.executeQuery()) {
                assertThat(card.next()).isTrue();
                LocalDate before = card.getObject(1, LocalDate.class);
                assertThat(write.executeUpdate()).isOne();
                return before;
            }
        }
    }
}
