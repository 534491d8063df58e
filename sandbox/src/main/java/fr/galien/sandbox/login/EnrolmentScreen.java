package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.SandboxTrust;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * The screen's side of adding a means to "my account": a browser that logs in with a card for it, and what stands on the page
 * then. Each page is sent on by {@link #send} until {@link #end}.
 */
final class EnrolmentScreen {

    /** A card that was read too long ago is asked for again, once. */
    private static final int READINGS = 2;

    private final URI request;
    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final Surfing surfing;
    private Exchange shown;

    /** @param action of the realm, as {@code kc_action} names it */
    EnrolmentScreen(SandboxHome home, String action) {
        URI issuer = home.addresses().issuer();
        URI account = URI.create(issuer + "/account/");
        // As "my account" sends it: the answer holds nothing but how it ended.
        this.request =
                URI.create(issuer + "/protocol/openid-connect/auth?client_id=account&response_type=none&scope=openid"
                        + "&kc_action=" + action + "&redirect_uri="
                        + URLEncoder.encode(account.toString() + "?back=", StandardCharsets.UTF_8));
        this.surfing = new Surfing(new Browser(SandboxTrust.of(home)), account, story, endings);
    }

    /** As far as the page that adds it. */
    Document open(Card card) throws LoginStopped {
        shown = surfing.follow("Taken to the login page", surfing.get("Ask to add a means", request));
        for (int reading = 0; reading < READINGS; reading++) {
            Optional<LoginPage.Form> choice =
                    LoginPage.in(LoginPage.parse(shown)).flatMap(login -> login.choose("card"));
            if (choice.isEmpty()) {
                break;
            }
            read(card, surfing.send("Choose the card", choice.get()));
        }
        return document();
    }

    private void read(Card card, Exchange chosen) throws LoginStopped {
        Exchange presented = surfing.getShowing("Present the card", card, redirect(chosen));
        shown = surfing.follow("Back to the login", surfing.get("Back to the login", redirect(presented)));
        Optional<LoginPage.Form> holder = LoginPage.holder(document());
        if (holder.isPresent()) {
            send("Say it is my card", holder.get());
        }
    }

    Document document() {
        return LoginPage.parse(shown);
    }

    String origin() {
        return KeyOrigin.of(shown);
    }

    /** Sends a form of the page. @return the page that comes of it */
    Document send(String what, LoginPage.Form form) throws LoginStopped {
        shown = surfing.follow(what, surfing.send(what, form));
        return document();
    }

    /** Something else is shown than what was awaited. */
    LoginStopped instead(String awaited) {
        return endings.ofPage(shown, document(), awaited);
    }

    LoginStopped broken(String what) {
        return endings.broken(what);
    }

    /** The last form of all: back to "my account", with what came of it. */
    void end(LoginPage.Form form) throws LoginStopped {
        send("Go on", form);
        URI end = surfing.end(shown).orElseThrow(() -> instead("the way back to \"my account\""));
        if (!String.valueOf(end.getRawQuery()).contains("kc_action_status=success")) {
            throw broken("It was not added: the page ended otherwise.");
        }
    }

    private URI redirect(Exchange answer) throws LoginStopped {
        return answer.redirect().orElseThrow(() -> endings.ofPage(answer, LoginPage.parse(answer), "a redirect"));
    }
}
