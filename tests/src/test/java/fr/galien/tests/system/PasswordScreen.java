package fr.galien.tests.system;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The page of a login by password and code, in somebody's browser.
 *
 * @param shown the answer it came with
 */
record PasswordScreen(Surfer person, Exchange shown) {

    /** The person chooses it on the page of means. */
    static PasswordScreen chosenBy(Surfer person) {
        return chosenOn(person, person.ask());
    }

    static PasswordScreen chosenOn(Surfer person, Exchange means) {
        return new PasswordScreen(person, person.send(Page.of(means).action(), Map.of("means", "password")));
    }

    Page page() {
        return Page.of(shown);
    }

    boolean isThere() {
        return page().document().selectFirst("#galien-password") != null;
    }

    PasswordScreen readAgain() {
        return new PasswordScreen(
                person, person.look(URI.create(action().toString().replaceFirst("session_code=[^&]*&", ""))));
    }

    URI action() {
        return URI.create(page().document().selectFirst("#galien-password").absUrl("action"));
    }

    /** Who has the code of their application at hand. */
    PasswordScreen types(String name, String password, String code) {
        return sends(Map.of("username", name, "password", password, "otp", code, "recovery", ""));
    }

    PasswordScreen typesFromPaper(String name, String password, String recovery) {
        return sends(Map.of("username", name, "password", password, "otp", "", "recovery", recovery));
    }

    PasswordScreen sends(Map<String, String> form) {
        return new PasswordScreen(person, person.send(action(), new LinkedHashMap<>(form)));
    }

    /** The page without what is new on every page: the code of the attempt, and the reference of the request. */
    String sameness() {
        return shown.body()
                .replaceAll("(session_code|tab_id|client_data|execution|code)=[^&\"]*", "$1=")
                .replaceAll("data-options=\"[^\"]*\"", "")
                .replaceAll("data-login=\"[^\"]*\"", "")
                .replaceAll("(?s)<p class=\"galien-refusal__code\">.*?</p>", "");
    }
}
