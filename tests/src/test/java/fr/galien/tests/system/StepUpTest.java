package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A live session that is not enough for the next software, or no longer. */
class StepUpTest {

    private final TheSandbox sandbox = TheSandbox.get();
    private final Console console = new Console();
    private final Phone phone = Phones.of("medecin");
    private final Software asksLittle = Software.asking();
    private final Surfer doctor = Surfer.of(asksLittle);

    @Test
    void saysWhyAndOffersNothingThatWouldNotDo() throws IOException {
        logInByPhone();
        Software asksMore = Software.of(
                sandbox.register(
                        "asks-more",
                        new ClientHabits(
                                true,
                                false,
                                Optional.empty(),
                                List.of(),
                                ClientHabits.Ciba.NO,
                                Set.of(),
                                Optional.of("Signer une ordonnance <b>sécurisée</b>"))),
                "acr_values",
                "eidas3");

        Page page = Page.of(doctor.sentBy(asksMore).ask());

        assertThat(page.document().select("#galien-step-up").attr("data-asked")).isEqualTo("eidas3");
        assertThat(page.document().select("#galien-step-up").attr("data-now")).isEqualTo("eidas1");
        assertThat(page.document().select("#galien-step-up-reason").text())
                .contains("Signer une ordonnance <b>sécurisée</b>");
        assertThat(page.document().select("button[name=means]").eachAttr("value"))
                .containsExactly("card");
    }

    @Test
    void addsWhatWasMissingToTheSameSession() throws IOException {
        JsonNode before = logInByPhone();
        Software asksMore = Software.ofAnotherVendor("acr_values", "eidas3");

        JsonNode after = tokens(asksMore, doctor.sentBy(asksMore).logIn(sandbox.card("medecin")));

        JsonNode now = access(after);
        assertThat(now.path("acr").asText()).isEqualTo("eidas3");
        assertThat(now.path("amr")).extracting(JsonNode::asText).contains("pin");
        assertThat(now.path("sid")).isEqualTo(access(before).path("sid"));
        JsonNode refreshed =
                Software.json(asksLittle.refresh(before.path("refresh_token").asText()));
        assertThat(access(refreshed).path("acr").asText()).isEqualTo("eidas3");
        assertThat(Software.claims(refreshed.path("id_token").asText())
                        .path("acr")
                        .asText())
                .isEqualTo("eidas1");
    }

    @Test
    void isNotStrongerByAnotherPersonsCard() throws IOException {
        JsonNode before = logInByPhone();
        Software asksMore = Software.asking("acr_values", "eidas3");

        Exchange end = doctor.sentBy(asksMore).logIn(sandbox.card("infirmiere"));

        assertThat(Page.of(end).code()).isEqualTo("CARD-0121");
        JsonNode still =
                Software.json(asksLittle.refresh(before.path("refresh_token").asText()));
        assertThat(access(still).path("acr").asText()).isEqualTo("eidas1");
    }

    @Test
    void answersTheBestOfSeveralLevelsThatTheSessionReaches() throws IOException {
        logInByPhone();
        Software asksEither = Software.asking("acr_values", "eidas3 eidas1");

        JsonNode tokens = tokens(asksEither, doctor.sentBy(asksEither).ask());

        assertThat(Software.claims(tokens.path("id_token").asText()).path("acr").asText())
                .isEqualTo("eidas1");
    }

    @Test
    void takesAnEssentialClaimForWhatItIs() throws IOException {
        logInByPhone();
        Software insists = Software.asking("acr_values", "eidas1")
                .and("claims", "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"eidas2\",\"eidas3\"]}}}");

        Page page = Page.of(doctor.sentBy(insists).ask());

        assertThat(page.document().select("#galien-step-up").attr("data-asked")).isEqualTo("eidas2");
    }

    @Test
    void countsNothingFromBeforeWhereALoginIsWantedAnew() throws IOException {
        logInByPhone();
        Software asksMore = Software.asking("acr_values", "eidas3");
        doctor.sentBy(asksMore).logIn(sandbox.card("medecin"));
        Software anew = Software.asking("prompt", "login").and("acr_values", "eidas2 eidas3");

        Surfer again = doctor.sentBy(anew);
        PhoneScreen screen = PhoneScreen.chosenBy(again);
        // This phone is worth eidas1: the card shown a moment ago does not make up for it.
        PhoneRequest request = phone.scan(screen.scanned()).getFirst();

        assertThat(request.acr()).isEqualTo("eidas2");
        assertThat(anew.answer(again.logIn(sandbox.card("medecin")))).containsKey("code");
    }

    @Test
    void fadesAndIsTheSameInTokenIntrospectionAndEvent() {
        lastsEidas3("2");
        try {
            JsonNode tokens = tokens(asksLittle, doctor.logIn(sandbox.card("medecin")));
            JsonNode faded = Await.present(
                    "a level that faded",
                    Duration.ofSeconds(30),
                    () -> Optional.of(Software.json(asksLittle.refresh(
                                    tokens.path("refresh_token").asText())))
                            .filter(answer ->
                                    access(answer).path("acr").asText().equals("eidas2")));
            JsonNode introspected = Software.json(
                    asksLittle.introspect(faded.path("access_token").asText()));
            assertThat(introspected.path("acr").asText()).isEqualTo("eidas2");

            Software asksMore = Software.asking("acr_values", "eidas3");
            Page page = Page.of(doctor.sentBy(asksMore).ask());
            assertThat(page.document().select("#galien-step-up").attr("data-now"))
                    .isEqualTo("eidas2");
        } finally {
            lastsEidas3("7200");
        }
    }

    @Test
    void tellsTheAuditWhatTheTokensTell() throws IOException {
        JsonNode token = access(logInByPhone());

        JsonNode details = Software.json(console.ask("GET", "/events?type=LOGIN&max=50", null))
                .valueStream()
                .filter(event -> event.path("sessionId").equals(token.path("sid")))
                .findFirst()
                .orElseThrow()
                .path("details");

        assertThat(details.path("acr")).isEqualTo(token.path("acr"));
        assertThat(details.path("amr").asText().split(" "))
                .containsExactlyElementsOf(
                        token.path("amr").valueStream().map(JsonNode::asText).toList());
        assertThat(details.path("means").asText()).isEqualTo("phone");
        assertThat(details.path("credential").asText()).isNotEmpty();
    }

    @Test
    void isNoReasonToLetSoftwareHaveAWeakerMeansThanItTakes() throws IOException {
        // By a code without network, which the tests' software takes and the other vendor's does not.
        PhoneScreen screen = PhoneScreen.chosenBy(doctor)
                .typedWithoutNetwork(Extraction.notable("medecin").nationalId().value());
        String digits = phone.offlineCode(
                (PhoneLink.Offline) PhoneLink.read(screen.link()).orElseThrow());
        tokens(asksLittle, screen.code(digits).shown());
        Software other = Software.ofAnotherVendor();

        Page page = Page.of(doctor.sentBy(other).ask());

        assertThat(page.document().select("#galien-step-up").attr("data-now")).isEqualTo("eidas1");
        assertThat(page.offersTheCard()).isTrue();
    }

    private JsonNode logInByPhone() throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(doctor);
        PhoneRequest request = phone.scan(screen.scanned()).getFirst();
        phone.approve(request, screen.scanned().bind());
        return tokens(asksLittle, screen.done());
    }

    private void lastsEidas3(String seconds) {
        console.changeRealm(realm -> realm.withObjectProperty("attributes").put("galien.level.lasts.eidas3", seconds));
    }

    private static JsonNode tokens(Software software, Exchange end) {
        Exchange answer = software.redeem(software.code(end));
        assertThat(answer.status()).isEqualTo(200);
        return Software.json(answer);
    }

    private static JsonNode access(JsonNode tokens) {
        return Software.claims(tokens.path("access_token").asText());
    }
}
