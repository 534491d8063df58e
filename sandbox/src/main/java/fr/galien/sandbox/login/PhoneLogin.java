package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One person's browser, one vendor's software and one phone, logging in through the real pages. {@link #run} takes every step;
 * they are also there one by one, so that a test can put something in between:
 *
 * <pre>
 * PhoneLogin.Waiting screen = login.begin(person);      // the page shows a number and a link
 * phone.approve(screen.number());
 * var code                  = login.comeBack(screen);   // the page sees it and moves
 * LoggedIn done             = login.redeem(code);
 * </pre>
 *
 * Every step throws {@link LoginStopped} when it does not lead to the next, and {@link fr.galien.sandbox.Trouble} when nothing
 * answers or the phone is refused. Not safe for use by several threads.
 */
public final class PhoneLogin {

    private static final String PHONE = "phone";

    private static final Set<String> OPEN = Set.of("waiting", "seen");

    /** A request lives 90 seconds, what came of it 120. */
    private static final Duration LONGEST = Duration.ofSeconds(210);

    private final LoginSettings settings;
    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final Browser browser;
    private final VendorSoftware software;
    private final Surfing surfing;

    /** In a browser that was never used. */
    public PhoneLogin(LoginSettings settings) {
        this(settings, new Browser(settings.trust()));
    }

    PhoneLogin(LoginSettings settings, Browser browser) {
        this.settings = settings;
        this.browser = browser;
        this.software = new VendorSoftware(settings, story, endings);
        this.surfing = new Surfing(browser, settings.redirectUri(), story, endings);
    }

    /** Another login of the same person, in the same browser, with its cookies. */
    public PhoneLogin again() {
        return new PhoneLogin(settings, browser);
    }

    /**
     * The whole login.
     *
     * @param person what its owner types where the page asks who they are
     * @param scan   whether the phone takes the page's link rather than its number
     */
    public Outcome run(HeldPhone phone, String person, boolean scan) {
        try {
            Waiting screen = scan ? begin() : begin(person);
            long start = System.nanoTime();
            PhoneRequest request = scan ? phone.approve(link(screen)) : phone.approve(number(screen));
            story.checked(
                    (scan ? "Scanned" : "Number typed") + " on the phone, which says " + request.clientName(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            return redeem(comeBack(screen));
        } catch (LoginStopped e) {
            return e.outcome();
        }
    }

    /** The software sends the browser to log in, and the person chooses the phone: the page shows a link to scan. */
    public Waiting begin() throws LoginStopped {
        return waiting(choosePhone());
    }

    /** They say who they are, too: the page shows a number to type. */
    public Waiting begin(String person) throws LoginStopped {
        Exchange answer = choosePhone();
        LoginPage.Form who = PhonePage.of(answer)
                .person(person)
                .orElseThrow(() -> endings.ofPage(answer, LoginPage.parse(answer), "a page that asks who it is"));
        return waiting(surfing.follow("Say who it is", surfing.send("Say who it is", who)));
    }

    private Exchange choosePhone() throws LoginStopped {
        Exchange asked = surfing.follow(
                "Taken to the login page", surfing.get("Ask to log in", software.authorizationRequest()));
        if (surfing.end(asked).isPresent()) {
            software.accept(surfing.end(asked).get());
            throw endings.broken("The browser is logged in already, so no login page came.");
        }
        LoginPage.in(LoginPage.parse(asked)).ifPresent(page -> page.tell(story));
        LoginPage.Form means = LoginPage.in(LoginPage.parse(asked))
                .flatMap(page -> page.choose(PHONE))
                .orElseThrow(() -> endings.ofPage(asked, LoginPage.parse(asked), "a login page that offers the phone"));
        return surfing.follow("Choose the phone", surfing.send("Choose the phone", means));
    }

    private Waiting waiting(Exchange answer) throws LoginStopped {
        PhonePage page = PhonePage.of(answer);
        if (page.status().isEmpty() || page.done().isEmpty()) {
            throw endings.ofPage(answer, page.document(), "the page that waits for the phone");
        }
        return new Waiting(page);
    }

    /** The page asks how it stands until it may move, moves, and the software checks what it is handed. */
    public AuthorizationCode comeBack(Waiting screen) throws LoginStopped {
        awaitAnswer(screen);
        Exchange answer = surfing.follow(
                "Back to the login",
                surfing.send("The page moves", screen.page().done().orElseThrow()));
        Optional<LoginPage.Form> holder = LoginPage.holder(LoginPage.parse(answer));
        if (holder.isPresent()) {
            answer = surfing.follow("Back to the software", surfing.send("Say it is me", holder.get()));
        }
        Exchange last = answer;
        return software.accept(surfing.end(answer)
                .orElseThrow(() -> endings.ofPage(last, LoginPage.parse(last), "the way back to the software")));
    }

    /** The software exchanges the code for tokens, checks them and reads who it is. */
    public Outcome.LoggedIn redeem(AuthorizationCode code) throws LoginStopped {
        return software.redeem(code);
    }

    /** Until there is anything to move for: what it is, the next page says. */
    private void awaitAnswer(Waiting screen) throws LoginStopped {
        Patience patience = new Patience(LONGEST);
        JsonNode status = ask(screen);
        while (OPEN.contains(status.path("state").asText())) {
            if (!patience.lasts(Duration.ofMillis(status.path("again").asLong(1_000)))) {
                throw endings.broken("The page waited for the phone until it gave up.");
            }
            status = ask(screen);
        }
        if (!status.path("state").asText().matches("approved|refused|cancelled|fraud|wrong")) {
            throw endings.broken("Nobody answered while the page waited.");
        }
    }

    /** The page's script asks how it stands: {@code state}, and in how many milliseconds to ask {@code again}. */
    public JsonNode ask(Waiting screen) throws LoginStopped {
        Exchange answer = surfing.get(
                "The page asks how it stands", screen.page().status().orElseThrow());
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw endings.broken("What the page is told cannot be read: " + e.getMessage() + ".");
        }
    }

    private String number(Waiting screen) throws LoginStopped {
        return screen.number().orElseThrow(() -> endings.broken("The page shows no number."));
    }

    private PhoneLink.Approve link(Waiting screen) throws LoginStopped {
        return screen.link().orElseThrow(() -> endings.broken("The page shows no link for the phone."));
    }

    /** A page that waits for a phone. */
    public record Waiting(PhonePage page) {

        /** What the person reads on it. */
        public Optional<String> number() {
            return page.number();
        }

        /** What a camera reads on it. */
        public Optional<PhoneLink.Approve> link() {
            return page.open()
                    .flatMap(PhoneLink::read)
                    .filter(PhoneLink.Approve.class::isInstance)
                    .map(PhoneLink.Approve.class::cast);
        }

        @Override
        public String toString() {
            return "Waiting[***]";
        }
    }
}
