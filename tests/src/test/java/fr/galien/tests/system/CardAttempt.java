package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;

/** One login up to the card host and from there on, for tests that present the card to another front than the sandbox's. */
public final class CardAttempt {

    private final Software software = Software.asking();
    private final Surfer person = Surfer.of(software);
    private final URI cardHost = person.goToTheCardHost();

    private CardAttempt() {}

    /** In a browser that was never used, with "CPS card" just pressed. */
    public static CardAttempt begun() {
        return new CardAttempt();
    }

    /** Where the card is to be presented, without the host: path and handle. */
    public String target() {
        return cardHost.getRawPath();
    }

    /** Presents the card at another address than the login sends to. @return the way back to the login */
    public URI present(Card card, URI elsewhere) {
        return person.present(card, elsewhere);
    }

    /** Goes back with the verdict, and on to the software. @return what the person's ID token says */
    public JsonNode finish(URI back) {
        Exchange tokens = software.redeem(software.code(person.open(back)));
        assertThat(tokens.status()).isEqualTo(200);
        return Software.claims(Software.json(tokens).get("id_token").asText());
    }

    /** Goes back with the verdict. @return the code of the refusal the page shows; there is no way on to the software */
    public String refusal(URI back) {
        Exchange end = person.open(back);
        assertThat(end.redirect()).isEmpty();
        return Page.of(end).code();
    }
}
