package fr.galien.testkit.phone;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;

/**
 * A call a device authenticates (§4), before it is sent. Sent twice it is a replay.
 *
 * @param body as sent
 * @param pop  the message of {@code Authorization}
 */
public record Call(MapService service, String path, String body, Draft pop) {

    /** With its authentication changed. */
    public Call pop(UnaryOperator<Draft> change) {
        return new Call(service, path, body, change.apply(pop));
    }

    /** With another body than the one that is vouched for. */
    public Call body(String other) {
        return new Call(service, path, other, pop);
    }

    /** Sent to another place than the one that is vouched for. */
    public Call path(String other) {
        return new Call(service, other, body, pop);
    }

    public Reply send() throws IOException {
        return service.post(path, body, "MAP " + pop.sign());
    }

    static String hash(String text) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Call[" + path + "]";
    }
}
