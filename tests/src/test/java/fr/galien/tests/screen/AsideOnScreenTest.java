package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.Addresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages beside the way, most of them Keycloak's own in our theme: nobody should meet them, and somebody will. */
class AsideOnScreenTest {

    @ParameterizedTest
    @CsvSource({
        "fr, Le service d'identification a signalé une erreur.",
        "en, The identification service reported an error."
    })
    void showsInTheSoftwareThatTheProviderRefused(String language, String sentence, @TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opensTheSoftware();
            person.asksToLogIn();
            // The provider may not ask the person anything, knows nobody, and so must say no.
            person.opens(URI.create(person.address() + "&prompt=none"));

            assertThat(person.sees(Pages.DEMO_CODE).getText()).contains("BOX-1083");
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(sentence);
            person.findsThePageInOrder();
            person.gallery().photograph("40-demo-refused");
        }
    }

    /** Keycloak's page that posts the answer carries a script: the one that the policy allows by its hash. */
    @Test
    void postsTheAnswerWhereTheSoftwareAsksForAForm(@TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.FRENCH)) {
            person.opensTheSoftware();
            person.asksToLogIn();
            person.opens(URI.create(person.address() + "&prompt=none&response_mode=form_post"));

            person.sees(Pages.DEMO_CODE);
            assertThat(person.address().getAuthority())
                    .isEqualTo(Person.addresses().demo().getAuthority());
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Cette page n'est plus à jour, Recommencer", "en, This page is out of date, Start again"})
    void leadsBackFromAPageThatIsOutOfDate(String language, String heading, String button, @TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opensTheSoftware();
            person.asksToLogIn();
            // As the browser's history asks for a step of the login that is over.
            person.opens(URI.create(person.sees(Pages.MEANS)
                    .getDomProperty("action")
                    .replaceFirst("session_code=[^&]*&", "")
                    .replaceFirst("execution=[^&]*", "execution=over")));

            assertThat(person.sees(Pages.RESTART).getText()).isEqualTo(button);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(heading);
            person.findsThePageInOrder();
            person.gallery().photograph("47-page-expired");
            person.clicks(Pages.RESTART);
            person.sees(Pages.CARD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Le logiciel a fait une demande que ce service ne peut pas accepter (redirect_uri)., Votre session est fermée, Cette demande de connexion",
        "en, The software made a request that this service cannot accept (redirect_uri)., Your session is closed, This sign-in request"
    })
    void hasAPageForEveryTurn(String language, String invalid, String goodbye, String lost, @TempDir Path desk) {
        Addresses addresses = Person.addresses();
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opens(URI.create(addresses.issuer()
                    + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=demo&redirect_uri="
                    + addresses.demo() + "/elsewhere"));
            assertThat(person.sees(Pages.ERROR).getText()).contains(invalid);
            person.findsThePageInOrder();
            person.gallery().photograph("41-error");
            person.gallery().photograph("48-error", Gallery.Look.DESK_AT_NIGHT);
            person.gallery().photograph("49-error", Gallery.Look.PHONE);

            person.opens(URI.create(addresses.issuer() + "/protocol/openid-connect/logout"));
            person.sees(Pages.LOGOUT);
            person.findsThePageInOrder();
            person.gallery().photograph("42-logout");
            person.clicks(Pages.LOGOUT);
            person.sees(Pages.INFO);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(goodbye);
            person.findsThePageInOrder();
            person.gallery().photograph("43-logged-out");

            person.opens(URI.create(addresses.card() + "/realms/" + Addresses.REALM + "/card/" + "A".repeat(22)));
            assertThat(person.sees(Pages.REFUSAL).getText()).contains(lost, "CARD-0119");
            person.findsThePageInOrder();
            person.gallery().photograph("44-card-lost");
            person.gallery().photograph("45-card-lost", Gallery.Look.DESK_AT_NIGHT);
            person.gallery().photograph("46-card-lost", Gallery.Look.PHONE);
        }
    }
}
