package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** "My account" of somebody who logged in to a software before, in a browser of their own. */
record AccountUnderTest(Surfer surfer) {

    static AccountUnderTest of(String card) {
        Software software = Software.asking();
        Surfer surfer = Surfer.of(software);
        assertThat(software.code(surfer.logIn(TheSandbox.get().card(card)))).isNotEmpty();
        return new AccountUnderTest(surfer);
    }

    static URI address(String path) {
        return URI.create(TheSandbox.get().addresses().issuer() + "/account/" + path);
    }

    static String origin() {
        Addresses addresses = TheSandbox.get().addresses();
        return "https://" + addresses.auth().getAuthority();
    }

    /** By single sign-on: it is asked for nothing, and lands on the page. */
    Document page() {
        Exchange answer = surfer.look(address(""));
        assertThat(answer.status()).isEqualTo(200);
        return Jsoup.parse(answer.body(), answer.address().toString());
    }

    String token() {
        return page().selectFirst("[name=token]").val();
    }

    /** Ids of the sessions it lists. */
    List<String> sessions() {
        return page().select("[data-session]").eachAttr("data-session");
    }

    String current() {
        return page().selectFirst("[data-session]:has(.galien-tag)").attr("data-session");
    }

    Exchange close(String which, String session) {
        return send("sessions", origin(), form(token(), which, session));
    }

    Exchange send(String path, String origin, Map<String, String> form) {
        return origin == null ? surfer.post(address(path), form) : surfer.postFrom(origin, address(path), form);
    }

    /** @param values null: left out */
    static Map<String, String> form(String token, String which, String session) {
        Map<String, String> form = new HashMap<>();
        form.put("token", token);
        form.put("which", which);
        form.put("session", session);
        form.values().removeIf(value -> value == null);
        return form;
    }
}
