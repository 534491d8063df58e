package fr.galien.sandbox.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.code.CodeApplication;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** One person's browser, one vendor's software, a password and an application of codes, logging in through the real pages. */
final class PasswordLogin {

    private static final String PASSWORD = "password";
    private static final String FORM = "form#galien-password";

    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final VendorSoftware software;
    private final Surfing surfing;
    private final Clock clock;

    PasswordLogin(LoginSettings settings, Browser browser, Clock clock) {
        this.software = new VendorSoftware(settings, story, endings);
        this.surfing = new Surfing(browser, settings.redirectUri(), story, endings);
        this.clock = clock;
    }

    /** The whole login. A code is good once: if this half minute's was used already, the next one's is typed. */
    Outcome run(String name, String password, CodeApplication codes) {
        try {
            Exchange first = type(choosePassword(), name, password, codes.codeAt(clock.instant()));
            Exchange last = surfing.end(first).isPresent()
                            || LoginPage.parse(first).selectFirst(FORM) == null
                    ? first
                    : type(first, name, password, codes.codeAt(clock.instant().plus(CodeApplication.STEP)));
            return software.redeem(accepted(last));
        } catch (LoginStopped e) {
            return e.outcome();
        }
    }

    private Exchange choosePassword() throws LoginStopped {
        Exchange asked = surfing.follow(
                "Taken to the login page", surfing.get("Ask to log in", software.authorizationRequest()));
        if (surfing.end(asked).isPresent()) {
            software.accept(surfing.end(asked).get());
            throw endings.broken("The browser is logged in already, so no login page came.");
        }
        Document page = LoginPage.parse(asked);
        LoginPage.in(page).ifPresent(choice -> choice.tell(story));
        LoginPage.Form means = LoginPage.in(page)
                .flatMap(choice -> choice.choose(PASSWORD))
                .orElseThrow(() -> endings.ofPage(asked, page, "a login page that offers a password"));
        return surfing.follow("Choose the password", surfing.send("Choose the password", means));
    }

    private Exchange type(Exchange asked, String name, String password, String code) throws LoginStopped {
        Document page = LoginPage.parse(asked);
        if (!(page.selectFirst(FORM) instanceof FormElement form)) {
            throw endings.ofPage(asked, page, "a page that takes a password");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.put("username", name);
        fields.put(PASSWORD, password);
        fields.put("otp", code);
        return surfing.follow(
                "Back to the software",
                surfing.send(
                        "Type name, password and code", new LoginPage.Form(URI.create(form.absUrl("action")), fields)));
    }

    private AuthorizationCode accepted(Exchange answer) throws LoginStopped {
        URI back = surfing.end(answer)
                .orElseThrow(() -> endings.ofPage(answer, LoginPage.parse(answer), "the way back to the software"));
        return software.accept(back);
    }
}
