package fr.galien.tests.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.tests.contract.Tls;
import fr.galien.tests.system.TheSandbox;
import fr.galien.tests.tokens.Answer;
import fr.galien.tests.tokens.Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Somebody logged in, and the software of the structure they work in, which calls services for them. */
final class Caller {

    private final String login;
    private final String structure;
    private final Proxy proxy;

    private Caller(String login, String structure, Proxy proxy) {
        this.login = login;
        this.structure = structure;
        this.proxy = proxy;
    }

    /**
     * @param card  who logs in
     * @param place which of their activities
     */
    static Caller of(String card, int place) {
        if (!(TheSandbox.get().login(card) instanceof Outcome.LoggedIn person)) {
            throw new AssertionError("nobody logged in");
        }
        JsonNode activity =
                person.userinfo().at("/SubjectRefPro/exercices/0/activities").path(place);
        String structure = activity.path("ancienIdentifiantDeLaStructure").textValue();
        Proxy proxy = Proxy.of(
                "services-proxy-" + card + "-" + place,
                structure,
                Map.of(
                        "galien.exchange.service-record", "record:read record:write",
                        "galien.exchange.service-prescription", "prescription:read prescription:write",
                        "galien.exchange.subjects", TheSandbox.get().client().id(),
                        "galien.software.id", "LGC-1",
                        "galien.software.name", "Cabinet Essai",
                        "galien.software.version", "7.2",
                        "galien.software.homologation", "DMP-ESSAI-1"));
        return new Caller(person.tokens().getAccessToken().getValue(), structure, proxy);
    }

    String structure() {
        return structure;
    }

    SoftwareCertificate certificate() {
        return proxy.certificate();
    }

    String token(String scope) {
        return proxy.exchange(login, scope).token();
    }

    /** @param patient {@code resource-id}, as a VIHF has it */
    String vihf(String patient) {
        Answer answer = proxy.exchange(
                login, "record:read", Map.of("requested_token_type", Proxy.TYPES + "saml2", "patient_id", patient));
        return new String(Base64.getUrlDecoder().decode(answer.token()), StandardCharsets.UTF_8);
    }

    void revoke(String token) {
        if (proxy.revoke(token).status() != 200) {
            throw new AssertionError("not revoked");
        }
    }

    /** With this caller's certificate. */
    Answer get(URI address, String token) {
        return send(HTTPRequest.Method.GET, address, token, null, "");
    }

    Answer post(URI address, String token, String type, String body) {
        return send(HTTPRequest.Method.POST, address, token, type, body);
    }

    private Answer send(HTTPRequest.Method method, URI address, String token, String type, String body) {
        try {
            HTTPRequest request = new HTTPRequest(method, address.toURL());
            request.setSSLSocketFactory(Tls.showing(certificate()));
            request.setHeader("Authorization", "Bearer " + token);
            if (type != null) {
                request.setHeader("Content-Type", type);
                request.setBody(body);
            }
            HTTPResponse answer = request.send();
            return new Answer(answer.getStatusCode(), answer.getBody() == null ? "" : answer.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every answer of FHIR is JSON. */
    static JsonNode json(Answer answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
