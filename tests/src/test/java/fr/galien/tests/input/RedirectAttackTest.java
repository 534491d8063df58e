package fr.galien.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.proxy.Client.Answer;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a server could take for the registered one and a browser for another. */
class RedirectAttackTest {

    private static final String REGISTERED = "https://software.example/way/back?from=galien";

    /** Each reads, somewhere, as the address above. */
    private static final List<String> LOOKALIKES = List.of(
            // Another authority for one of the two.
            "https://software.example\\@elsewhere.example/way/back?from=galien",
            "https://software.example@elsewhere.example/way/back?from=galien",
            "https://elsewhere.example\\@software.example/way/back?from=galien",
            "https://elsewhere.example#@software.example/way/back?from=galien",
            "https://elsewhere.example?@software.example/way/back?from=galien",
            "https://software.example%2f@elsewhere.example/way/back?from=galien",
            "https://software.example:443@elsewhere.example/way/back?from=galien",
            "https://user@software.example/way/back?from=galien",
            "https://software.example.elsewhere.example/way/back?from=galien",
            "https://software.example%00.elsewhere.example/way/back?from=galien",
            // Another host of the same sound.
            "https://software.example./way/back?from=galien",
            "https://software\u3002example/way/back?from=galien",
            "https://\uff53oftware.example/way/back?from=galien",
            "https://software.example\uff0fway/back?from=galien",
            "https://software.example\u2100.elsewhere.example/way/back?from=galien",
            "https://[::ffff:127.0.0.1]/way/back?from=galien",
            // Other ports and schemes.
            "https://software.example:443/way/back?from=galien",
            "https://software.example:8443/way/back?from=galien",
            "https://software.example:/way/back?from=galien",
            "http://software.example/way/back?from=galien",
            "//software.example/way/back?from=galien",
            "///software.example/way/back?from=galien",
            "\\\\software.example/way/back?from=galien",
            "https:/software.example/way/back?from=galien",
            "https:software.example/way/back?from=galien",
            "https:\\\\software.example\\way\\back?from=galien",
            "/way/back?from=galien",
            "javascript:alert(1)//https://software.example/way/back?from=galien",
            "data:text/html,https://software.example/way/back?from=galien",
            "urn:ietf:wg:oauth:2.0:oob",
            // Signs that one of the two drops.
            " https://software.example/way/back?from=galien",
            "https://software.example/way/back?from=galien ",
            "https://software.example\r\n.elsewhere.example/way/back?from=galien",
            "https://soft\u00adware.example/way/back?from=galien",
            "https://soft\u200bware.example/way/back?from=galien",
            // Other paths.
            "https://software.example/way/../way/back?from=galien",
            "https://software.example/way/back/../../elsewhere?from=galien",
            "https://software.example/way/back/%2e%2e/elsewhere?from=galien",
            "https://software.example/way/back%2f..%2felsewhere?from=galien",
            "https://software.example/way/back/.\u2024/elsewhere?from=galien",
            "https://software.example//way/back?from=galien",
            "https://software.example/way\\back?from=galien",
            "https://software.example/WAY/back?from=galien",
            "https://software.example/way/back/?from=galien",
            "https://software.example/way/back;x=y?from=galien",
            "https://software.example/way/%62ack?from=galien",
            "https://software.example/way/back",
            // Other queries and fragments.
            "https://software.example/way/back?from=galien&to=elsewhere",
            "https://software.example/way/back?FROM=galien",
            "https://software.example/way/back?from=galien#elsewhere",
            "https://software.example/way/back?from=galien#",
            "https://software.example/way/back?from=galien%23elsewhere",
            "*",
            "https://software.example/*");

    /** Each can send the browser back on its own, before anybody logged in. */
    private static final List<String> WAYS = List.of(
            "response_type=code&scope=openid&state=s",
            "response_type=code&scope=openid&state=s&prompt=none",
            "response_type=nobodys&state=s&response_mode=fragment",
            "response_type=code&scope=openid&state=s&prompt=none&response_mode=form_post");

    private final RegisteredClient client = Clients.ensure(
            TheSandbox.get().home(),
            new ClientSpec(
                    "tests-redirects",
                    "tests-redirects",
                    List.of(URI.create(REGISTERED)),
                    List.of(),
                    new ClientAuthentication.BySecret()));

    static List<String> lookalikes() {
        return LOOKALIKES;
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void browserIsSentToNoLookalike(String lookalike) {
        List<String> sent = new ArrayList<>();
        for (String way : WAYS) {
            Answer answer = ask(way + "&redirect_uri=" + Request.encoded(lookalike));
            if (answer.status() != 400
                    || !answer.headers("location").isEmpty()
                    || answer.body().contains("elsewhere")) {
                sent.add(answer.status() + " " + answer.headers("location") + " for " + way);
            }
        }

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void logoutSendsTheBrowserToNoLookalike(String lookalike) {
        Answer answer = Request.to(
                        Endpoint.LOGOUT,
                        client,
                        "client_id=" + client.id() + "&post_logout_redirect_uri=" + Request.encoded(lookalike))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("location")).isEmpty();
        assertThat(answer.body()).doesNotContain("elsewhere");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void pushedRequestWithALookalikeIsRefused(String lookalike) {
        Answer answer = Request.to(
                        Endpoint.PUSHED_REQUEST,
                        client,
                        "response_type=code&scope=openid&client_id=" + client.id() + "&redirect_uri="
                                + Request.encoded(lookalike))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
    }

    /** A browser drops them, and so does Keycloak: what it sends the browser to is the address without. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://software.example/way/ba\tck?from=galien",
                "https://software.example/way/back\n?from=galien",
                "https://software.example/way/\r\nback?from=galien"
            })
    void droppedSignsLeadToTheRegisteredAddress(String lookalike) {
        Answer answer = ask(WAYS.get(1) + "&redirect_uri=" + Request.encoded(lookalike));

        assertThat(answer.headers("location")).allMatch(address -> address.startsWith(REGISTERED + "&error="));
    }

    /** The second of two would be another one than was judged. */
    @Test
    void addressGivenTwiceIsNoAddress() {
        String elsewhere = Request.encoded("https://elsewhere.example/");
        String registered = Request.encoded(REGISTERED);

        for (String both : List.of(
                "&redirect_uri=" + registered + "&redirect_uri=" + elsewhere,
                "&redirect_uri=" + elsewhere + "&redirect_uri=" + registered)) {
            for (String way : WAYS) {
                Answer answer = ask(way + both);
                assertThat(answer.headers("location")).as(way).noneMatch(address -> address.contains("elsewhere"));
                assertThat(answer.body()).doesNotContain("elsewhere");
            }
        }
    }

    /** So that the refusals above prove something. */
    @Test
    void browserIsSentToTheRegisteredAddress() {
        Answer answer = ask(WAYS.get(1) + "&redirect_uri=" + Request.encoded(REGISTERED));

        assertThat(answer.headers("location").getFirst()).startsWith(REGISTERED + "&error=login_required");
    }

    private Answer ask(String parameters) {
        return Request.to(Endpoint.AUTHORIZATION, client, "client_id=" + client.id() + "&" + parameters)
                .send();
    }
}
