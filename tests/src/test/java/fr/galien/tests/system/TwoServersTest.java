package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.sandbox.Addresses;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Call;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two server processes, and nothing that leads a browser or a phone to the one it spoke to before. */
class TwoServersTest {

    private final Addresses addresses = TheSandbox.get().addresses();
    private final Software software = Software.asking();
    private final Node.Browser browser = new Node.Browser();

    @Test
    void finishesOnOneWhatBeganOnTheOtherThatDied(@TempDir Path logs) throws Exception {
        assumeThat(System.getProperty("galien.server", ""))
                .as("what is started beside is the distribution")
                .isNotEqualTo("image");
        Phone phone = Phones.of("medecin");
        try (Node one = Node.start(logs.resolve("one.log"));
                Node other = Node.start(logs.resolve("other.log"))) {
            one.isOneOf(2);
            other.isOneOf(2);

            Document page = choosePhone(one);
            PhoneLink.Approve link = (PhoneLink.Approve)
                    PhoneLink.read(URI.create(page.select("#galien-phone-qr").attr("data-link")))
                            .orElseThrow();
            URI status = URI.create(page.select("[data-status]").attr("data-status"));
            URI done = URI.create(page.select("#galien-phone-done").attr("action"));
            assertThat(state(other, status)).isEqualTo("waiting");
            PhoneRequest request = scan(other, phone, link);
            assertThat(state(one, status)).isEqualTo("seen");

            one.dies();

            String answer = phone.answer(request, Act.APPROVE, link.bind()).sign();
            HttpResponse<String> decided = other.post(
                    URI.create(addresses.issuer() + "/mobile/requests/" + request.cid()),
                    JSONObjectUtils.toJSONString(Map.of("answer", answer)),
                    Map.of());
            assertThat(decided.body()).contains("approved");
            assertThat(state(other, status)).isEqualTo("approved");
            HttpResponse<String> end = other.submit(browser, done, Map.of("done", "true"));

            URI back = URI.create(end.headers().firstValue("Location").orElseThrow());
            assertThat(software.isOurs(back)).isTrue();
            assertThat(back.getQuery()).contains("code=");
        }
    }

    private Document choosePhone(Node node) {
        URI asked = URI.create(addresses.issuer() + "/protocol/openid-connect/auth?"
                + software.authorizationRequest().getRawQuery());
        Document means = Jsoup.parse(node.get(browser, asked).body());
        URI form = URI.create(means.select("#galien-means").attr("action"));
        return Jsoup.parse(node.submit(browser, form, Map.of("means", "phone")).body());
    }

    private String state(Node node, URI status) throws Exception {
        return String.valueOf(
                JSONObjectUtils.parse(node.get(browser, status).body()).get("state"));
    }

    /** The phone checks what it is sent elsewhere ({@code PhoneTest}); here it matters which process sends it. */
    private static PhoneRequest scan(Node node, Phone phone, PhoneLink.Approve link) throws Exception {
        Call call = phone.call("scan", Map.of("cid", link.cid(), "bind", link.bind()));
        HttpResponse<String> scanned = node.post(
                URI.create(phone.service().issuer() + "/mobile/scan"),
                call.body(),
                Map.of("Authorization", "MAP " + call.pop().sign()));
        Object first =
                JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(scanned.body()), "requests")[0].get("request");
        Map<String, Object> claims =
                JWSObject.parse(String.valueOf(first)).getPayload().toJSONObject();
        Instant now = Instant.now();
        return new PhoneRequest(
                String.valueOf(first),
                String.valueOf(claims.get("cid")),
                String.valueOf(claims.get("nonce")),
                String.valueOf(claims.get("kind")),
                String.valueOf(claims.get("bind")),
                6,
                "",
                "",
                "",
                List.of(),
                "",
                "",
                false,
                now,
                now.plusSeconds(90),
                Optional.empty());
    }
}
