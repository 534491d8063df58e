package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.code.CodeApplication;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Base32;

/** Somebody who is given a password, an application of codes or a list on paper: the page they are at. */
public record CodesUnderTest(Surfer person, Software software, Exchange shown) {

    /** With a card that was read for it. */
    static CodesUnderTest begun(String action, String card) {
        Software software = Software.asking("kc_action", action);
        Surfer person = Surfer.of(software);
        return new CodesUnderTest(
                person, software, person.logIn(TheSandbox.get().card(card)));
    }

    /** In a browser that is in use. */
    static CodesUnderTest at(Surfer person, String action) {
        Software software = Software.asking("kc_action", action);
        Surfer again = person.sentBy(software);
        return new CodesUnderTest(again, software, again.look(software.authorizationRequest()));
    }

    Page page() {
        return Page.of(shown);
    }

    URI action() {
        return URI.create(page().document().selectFirst("form[method=post]").absUrl("action"));
    }

    CodesUnderTest sends(Map<String, String> form) {
        return new CodesUnderTest(person, software, person.send(action(), new LinkedHashMap<>(form)));
    }

    /** Whether the software was told that it is done. */
    boolean isDone() {
        return shown.redirect().isPresent()
                && "success".equals(software.answer(shown).get("kc_action_status"));
    }

    /** What the page says to type where one cannot scan. */
    CodeApplication application() {
        String secret = page().document().select("#galien-codes-secret").text();
        return new CodeApplication(Base32.decode(secret.replace(" ", "")));
    }

    List<String> paper() {
        return page().document().select("#galien-codes-list code").eachText();
    }

    public static CodeApplication addsAnApplication(String card) {
        CodesUnderTest screen = begun("galien-totp", card);
        CodeApplication application = screen.application();
        if (!screen.sends(Map.of("code", application.codeAt(Instant.now()))).isDone()) {
            throw new AssertionError("no application was added: " + screen.page());
        }
        return application;
    }

    public static void setsAPassword(String card, String password) {
        CodesUnderTest end =
                begun("galien-password", card).sends(Map.of("password-new", password, "password-confirm", password));
        if (!end.isDone()) {
            throw new AssertionError("no password was set: " + end.page());
        }
    }

    public static List<String> makesAList(String card) {
        CodesUnderTest screen = begun("galien-recovery-codes", card);
        List<String> paper = screen.paper();
        if (!screen.sends(Map.of("written", "on")).isDone()) {
            throw new AssertionError("no list was made: " + screen.page());
        }
        return paper;
    }

    /** Takes away whatever a card's holder has that can be guessed. */
    public static void forget(String card) {
        Console console = new Console();
        String name = Extraction.notable(card).nationalId().value();
        JsonNode found = console.list(Map.of("username", name, "exact", true));
        String id = found.get(0).path("id").textValue();
        for (JsonNode credential : Software.json(console.ask("GET", "/users/" + id + "/credentials", null))) {
            if (List.of("password", "otp", "recovery-authn-codes")
                    .contains(credential.path("type").textValue())) {
                console.ask(
                        "DELETE",
                        "/users/" + id + "/credentials/" + credential.path("id").textValue(),
                        null);
            }
        }
    }

    /** @param setting of the realm attribute that says for whom of the directory there are passwords */
    public static void passwordsFor(String setting) {
        new Console()
                .changeRealm(realm -> realm.withObjectProperty("attributes").put("galien.password", setting));
    }
}
