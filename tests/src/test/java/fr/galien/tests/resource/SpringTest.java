package fr.galien.tests.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spring Security in the prescription service. */
class SpringTest extends TokenMatrix {

    private static final String OTHER_PERSON = "899700000002";

    @Override
    Stack start(Path directory, Pki pki, FakeIssuer issuer) throws IOException {
        return PrescriptionProgram.start(
                directory,
                Map.of(
                        "issuer", issuer.address().toString(),
                        "audience", FakeIssuer.SERVICE,
                        "certificate", pki.server().certificate().toString(),
                        "key", pki.server().key().toString(),
                        "client-authorities", pki.authorities().toString(),
                        "trust", pki.root().toString(),
                        "introspection-client", FakeIssuer.SERVICE,
                        "introspection-secret", FakeIssuer.SECRET,
                        "introspection-every", "60"));
    }

    @Test
    void takesTheAuthorFromTheTokenAndShowsEachTheirOwn() throws Exception {
        String mine = issuer().token(issuer().claims());
        String theirs = issuer().token(issuer().claims().claim("SubjectNameID", OTHER_PERSON));
        String body = Json.object()
                .put("patient", "patient-1")
                .put("text", "amoxicilline")
                .put("author", OTHER_PERSON)
                .toString();

        HttpResponse<String> written = post(mine, body);

        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(Json.read(written.body()).path("author").textValue()).isEqualTo(FakeIssuer.PERSON);
        assertThat(own(mine).findValuesAsText("patient")).containsExactly("patient-1");
        assertThat(own(theirs)).isEmpty();
    }

    @Test
    void wantsTheScopeOfWritingToWrite() throws Exception {
        String token = issuer().token(issuer().claims().claim("scope", FakeIssuer.SCOPE));

        assertThat(post(token, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void writesNobodyDown() throws Exception {
        own(issuer().token(issuer().claims()));

        assertThat(((PrescriptionProgram) stack()).log()).contains("ready ").doesNotContain(FakeIssuer.PERSON, "eyJ");
    }

    private JsonNode own(String token) throws IOException {
        return Json.read(new Caller(pki())
                .get(stack().resource(), Sent.bearer(token))
                .orElseThrow()
                .body());
    }

    private HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        HttpRequest request = Caller.request(stack().resource(), Sent.bearer(token))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = new Caller(pki()).client(Sender.OURS)) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
