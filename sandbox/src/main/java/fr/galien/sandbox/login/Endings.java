package fr.galien.sandbox.login;

import com.nimbusds.oauth2.sdk.ErrorObject;
import fr.galien.sandbox.net.Exchange;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The ways a login stops short, each with the story so far. */
final class Endings {

    private final Story story;

    Endings(Story story) {
        this.story = story;
    }

    LoginStopped broken(String what) {
        return new LoginStopped(new Outcome.Broken(story.soFar(), what));
    }

    LoginStopped turnedAway(ErrorObject error) {
        return new LoginStopped(new Outcome.TurnedAway(
                story.soFar(),
                error.getCode() == null ? "HTTP " + error.getHTTPStatusCode() : error.getCode(),
                error.getDescription() == null ? "" : error.getDescription()));
    }

    /** Something else came than what was awaited: a refusal if the page shows one. */
    LoginStopped ofPage(Exchange answer, Document page, String awaited) {
        return Refusal.on(page)
                .map(refusal -> new LoginStopped(new Outcome.Refused(story.soFar(), refusal, answer.status())))
                .orElseGet(() -> broken(answer.host() + " answered " + answer.status() + saying(page) + " instead of "
                        + awaited + "."));
    }

    /** What Keycloak's own error page says, else the page's title. */
    private static String saying(Document page) {
        Element error = page.selectFirst("#kc-error-message .instruction");
        String text = error == null ? page.title() : error.text();
        return text.isBlank() ? "" : " \"" + text + "\"";
    }
}
