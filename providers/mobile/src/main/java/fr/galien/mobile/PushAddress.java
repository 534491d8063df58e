package fr.galien.mobile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a device's bell hangs: a Web Push subscription (RFC 8030, RFC 8291).
 *
 * @param endpoint given by the device, hence never called unless its host is on the operator's list
 * @param p256dh   the device's P-256 public key for encryption, an uncompressed point in base64url
 * @param auth     the authentication secret, 16 bytes in base64url
 */
public record PushAddress(URI endpoint, String p256dh, String auth) {

    private static final int LONGEST = 1024;

    /**
     * @param said the member {@code push} of a message; empty for none
     * @throws MobileRefused if it is neither
     */
    public static Optional<PushAddress> read(Map<String, Object> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.get("endpoint") instanceof String endpoint
                && endpoint.length() <= LONGEST
                && said.get("p256dh") instanceof String key
                && key.matches("[A-Za-z0-9_-]{87}")
                && said.get("auth") instanceof String auth
                && auth.matches("[A-Za-z0-9_-]{22}")) {
            try {
                return Optional.of(new PushAddress(new URI(endpoint), key, auth));
            } catch (URISyntaxException none) {
                throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
            }
        }
        throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
    }

    /** Whoever has it can ring. */
    @Override
    public String toString() {
        return "PushAddress[***]";
    }
}
