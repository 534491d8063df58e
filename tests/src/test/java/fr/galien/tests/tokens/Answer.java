package fr.galien.tests.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.Software;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an endpoint answers. */
public record Answer(int status, String body) {

    public JsonNode json() {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The token of an exchange that worked. */
    public String token() {
        if (status != 200) {
            throw new AssertionError(status + " " + body);
        }
        return json().path("access_token").textValue();
    }

    public JsonNode claims() {
        return Software.claims(token());
    }

    /** The code at the head of {@code error_description}; empty without one. */
    public String code() {
        return json().path("error_description").asText().split(":", 2)[0];
    }

    public String error() {
        return json().path("error").asText();
    }

    boolean active() {
        return json().path("active").booleanValue();
    }
}
