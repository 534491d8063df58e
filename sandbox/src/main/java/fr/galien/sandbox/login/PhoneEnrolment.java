package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.SandboxTrust;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The screen's side of adding a phone: a browser that logs in with a card for it, shows the link, and takes the code.
 *
 * <pre>
 * URI link = screen.open(card);
 * // a phone claims the link, answers, and shows six digits
 * screen.confirm(digits);
 * </pre>
 */
public final class PhoneEnrolment {

    private static final String ADD_A_PHONE = "galien-phone";

    /** A card that was read too long ago is asked for again, once. */
    private static final int READINGS = 2;

    private final URI request;
    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final Surfing surfing;
    private PhonePage page;

    public PhoneEnrolment(SandboxHome home) {
        URI issuer = home.addresses().issuer();
        URI account = URI.create(issuer + "/account/");
        // As "my account" sends it: the answer holds nothing but how it ended.
        this.request =
                URI.create(issuer + "/protocol/openid-connect/auth?client_id=account&response_type=none&scope=openid"
                        + "&kc_action=" + ADD_A_PHONE + "&redirect_uri="
                        + URLEncoder.encode(account.toString() + "?back=", StandardCharsets.UTF_8));
        this.surfing = new Surfing(new Browser(SandboxTrust.of(home)), account, story, endings);
    }

    /** As far as the page that shows the link. */
    public URI open(Card card) throws LoginStopped {
        Exchange answer = surfing.follow("Taken to the login page", surfing.get("Ask to add a phone", request));
        for (int reading = 0; reading < READINGS; reading++) {
            Optional<LoginPage.Form> choice =
                    LoginPage.in(LoginPage.parse(answer)).flatMap(login -> login.choose("card"));
            if (choice.isEmpty()) {
                break;
            }
            answer = read(card, surfing.send("Choose the card", choice.get()));
        }
        page = PhonePage.of(answer);
        Exchange last = answer;
        return page.enrolment().orElseThrow(() -> endings.ofPage(last, page.document(), "the page that adds a phone"));
    }

    private Exchange read(Card card, Exchange chosen) throws LoginStopped {
        Exchange shown = surfing.getShowing("Present the card", card, redirect(chosen));
        Exchange answer = surfing.follow("Back to the login", surfing.get("Back to the login", redirect(shown)));
        Optional<LoginPage.Form> holder = LoginPage.holder(LoginPage.parse(answer));
        return holder.isEmpty()
                ? answer
                : surfing.follow("On to the phone", surfing.send("Say it is my card", holder.get()));
    }

    private URI redirect(Exchange answer) throws LoginStopped {
        return answer.redirect().orElseThrow(() -> endings.ofPage(answer, LoginPage.parse(answer), "a redirect"));
    }

    /** Types the code the phone shows: the phone counts from here on. */
    public void confirm(String code) throws LoginStopped {
        Exchange looked = surfing.follow(
                "The phone has answered",
                surfing.send(
                        "The page looks again",
                        page.look().orElseThrow(() -> endings.broken("The page does not look for the phone."))));
        PhonePage asking = PhonePage.of(looked);
        LoginPage.Form form = asking.confirm(code)
                .orElseThrow(() -> endings.ofPage(looked, asking.document(), "the page that takes the phone's code"));
        Exchange added = surfing.follow("The phone is added", surfing.send("Type the phone's code", form));
        PhonePage done = PhonePage.of(added);
        Exchange answer = surfing.follow(
                "Back to \"my account\"",
                surfing.send(
                        "Go on",
                        done.done()
                                .orElseThrow(() ->
                                        endings.ofPage(added, done.document(), "the page that says it is added"))));
        URI end = surfing.end(answer)
                .orElseThrow(() -> endings.ofPage(answer, LoginPage.parse(answer), "the way back to \"my account\""));
        if (!String.valueOf(end.getRawQuery()).contains("kc_action_status=success")) {
            throw endings.broken("The phone was not added: the page ended otherwise.");
        }
    }
}
