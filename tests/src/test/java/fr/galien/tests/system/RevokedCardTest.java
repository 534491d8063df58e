package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.card.CardRequest;
import fr.galien.testkit.card.PublicationServer;
import fr.galien.testkit.card.PublicationServer.Mood;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.browser.Await;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an authority takes back, and what becomes of logins while it does not answer. The lists and the responder of the
 * sandbox are the testkit's, over HTTP.
 */
class RevokedCardTest {

    private static final String ISSUER = "TEST AC IGC-SANTE FORT PERSONNES";

    /** A list is not fetched twice within ten seconds. */
    private static final Duration FETCHED = Duration.ofSeconds(30);

    private final TheSandbox sandbox = TheSandbox.get();
    private final PublicationServer authority = sandbox.publications().server();
    private final Management management = new Management();

    @AfterEach
    void everythingIsWell() {
        authority.listsAre(Mood.WELL);
        authority.responderIs(Mood.WELL);
        new Console().cardPolicy(Map.of());
        fetched(list -> list.path("trouble").isMissingNode());
        // A responder that failed over and over is left alone for a while.
        Await.until("the responder is asked again", Duration.ofSeconds(60), () -> {
            letsIn(newCard());
            return responder().path("trouble").isMissingNode();
        });
    }

    @Test
    void refusesACardTheResponderKnowsToBeRevokedAndNoOtherOfTheSamePerson() {
        TestCard revoked = newCard();
        sandbox.publications().lists().revoke(revoked.certificate());

        isRefusal(logIn(revoked), "CARD-0123", "Cette carte a été révoquée.");
        isRefusal(
                Surfer.readingEnglish(Software.asking()).logIn(sandbox.inReader(revoked)),
                "CARD-0123",
                "This card has been revoked.");
        assertThat(letsIn(newCard())).isTrue();
    }

    @Test
    void refusesACardOfTheListOnceItIsFetchedOnDemand() {
        TestCard revoked = newCard();
        sandbox.publications().lists().revoke(revoked.certificate());
        authority.responderIs(Mood.DOWN);
        String before = list().path("thisUpdate").textValue();

        fetched(list -> !list.path("thisUpdate").textValue().equals(before));

        isRefusal(logIn(revoked), "CARD-0123", "Cette carte a été révoquée.");
        assertThat(letsIn(newCard())).isTrue();
    }

    @Test
    void letsPeopleInWhileTheResponderIsSlowAndShowsIt() {
        authority.responderIs(Mood.SLOW);

        assertThat(letsIn(newCard())).isTrue();

        assertThat(responder().path("trouble").textValue()).isNotBlank();
        assertThat(management.status().path("status").textValue()).isEqualTo("TROUBLED");
        assertThat(management.metric("galien_card_responder_trouble", ISSUER)).isEqualTo(1);
    }

    @Test
    void letsPeopleInWhileTheResponderRefusesToAnswerAndShowsIt() {
        authority.responderIs(Mood.WRONG);

        assertThat(letsIn(newCard())).isTrue();

        assertThat(responder().path("trouble").textValue()).isNotBlank();
    }

    @Test
    void keepsTheLastGoodListWhileItsSourceIsWrongAndShowsIt() {
        int entries = list().path("entries").intValue();
        authority.listsAre(Mood.WRONG);

        fetched(list -> list.path("trouble").isTextual());

        assertThat(list().path("usable").booleanValue()).isTrue();
        assertThat(list().path("entries").intValue()).isEqualTo(entries);
        assertThat(management.metric("galien_card_list_trouble", ISSUER)).isEqualTo(1);
        assertThat(letsIn(newCard())).isTrue();
    }

    @Test
    void refusesEverybodyWhileASourceTheRealmDemandsIsDownAndCountsItAgainstNobody() {
        new Console().cardPolicy(Map.of("revocation-demand", "both"));
        authority.responderIs(Mood.DOWN);

        TestCard card = newCard();
        for (int attempt = 0; attempt < 5; attempt++) {
            isRefusal(logIn(card), "CARD-0124", "La validité de votre carte ne peut pas être vérifiée");
        }
        assertThat(logIn(card).status()).isEqualTo(503);

        new Console().cardPolicy(Map.of());
        assertThat(letsIn(card)).isTrue();
    }

    @Test
    void givesALowerLevelWhereTheRealmLetsInWithoutKnowing() {
        new Console().cardPolicy(Map.of("revocation-demand", "both", "revocation-unknown", "lower"));
        authority.responderIs(Mood.DOWN);
        Software software = Software.asking();

        JsonNode tokens =
                Software.json(software.redeem(software.code(Surfer.of(software).logIn(sandbox.inReader(newCard())))));

        assertThat(Software.claims(tokens.path("access_token").textValue())
                        .path("acr")
                        .textValue())
                .isEqualTo("eidas1");
    }

    @Test
    void refusesATypeThatTheRealmDoesNotTake() {
        new Console().cardPolicy(Map.of("card-types", "cpe, cpa"));

        isRefusal(logIn(newCard()), "CARD-0113", "Ce type de carte n'est pas accepté ici.");
    }

    @Test
    void refusesACertificateUnderNoPolicyThatTheRealmAccepts() {
        new Console().cardPolicy(Map.of("certificate-policies", "1.2.250.1.213.1.7.2.1.1.9"));

        isRefusal(logIn(newCard()), "CARD-0125", "Ce certificat n'est pas celui que protège le code PIN");
    }

    @Test
    void takesNoCardWhileTheRealmsSettingsAreNone() {
        new Console().cardPolicy(Map.of("revocation-oldest-list", "for ever"));

        isRefusal(logIn(newCard()), "CARD-0126", "Ce service ne peut accepter aucune carte");
    }

    /** Demands a fetch until the issuer's list is as it should be. */
    private void fetched(Predicate<JsonNode> as) {
        Await.until("the list is fetched", FETCHED, () -> {
            if (as.test(list())) {
                return true;
            }
            management.refresh();
            return false;
        });
    }

    private JsonNode list() {
        return management.list(ISSUER);
    }

    private JsonNode responder() {
        return management.responder(ISSUER);
    }

    private TestCard newCard() {
        Notable doctor = Extraction.notable("medecin");
        CardRequest order = sandbox.cards().holder(doctor.nationalId(), "D'AUBREUIL", "ELOISE");
        return order.profession(10, "Médecin").issue();
    }

    private Exchange logIn(TestCard card) {
        return Surfer.of(Software.asking()).logIn(sandbox.inReader(card));
    }

    private boolean letsIn(TestCard card) {
        Software software = Software.asking();
        Card inReader = sandbox.inReader(card);
        Exchange end = Surfer.of(software).logIn(inReader);
        return end.redirect().filter(software::isOurs).isPresent();
    }

    private static void isRefusal(Exchange end, String code, String sentence) {
        Page page = Page.of(end);
        assertThat(end.redirect()).isEmpty();
        assertThat(page.code()).isEqualTo(code);
        assertThat(page.refusal()).startsWith(sentence);
    }
}
