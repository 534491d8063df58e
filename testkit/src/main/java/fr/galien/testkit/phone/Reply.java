package fr.galien.testkit.phone;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the server said to a call (§4).
 *
 * @param text           as received
 * @param clockCorrected whether its {@code Date} showed that the phone's clock had been wrong
 */
public record Reply(int status, HttpHeaders headers, String text, boolean clockCorrected) {

    public static final int OK = 200;

    /**
     * What was asked for.
     *
     * @throws PhoneRefused when the server refused
     * @throws IOException  when the answer is none of this protocol
     */
    public Map<String, Object> granted() throws IOException {
        Map<String, Object> json = json();
        if (status == OK) {
            return json;
        }
        throw new PhoneRefused(
                error().orElseThrow(() -> notOurs("without a code, status " + status)),
                status,
                json.get("error_description") instanceof String text ? text : "",
                headers.firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,9}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    /** The code of the refusal; empty when it is none. */
    public Optional<String> error() throws IOException {
        return status != OK && json().get("error") instanceof String code ? Optional.of(code) : Optional.empty();
    }

    /** @throws IOException when it is no JSON object; the message does not repeat it */
    public Map<String, Object> json() throws IOException {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw notOurs("which is no JSON object, status " + status);
        }
    }

    private static IOException notOurs(String how) {
        return new IOException("the service gave an answer " + how);
    }

    /** Without what it says: requests and keys are in it. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
