package fr.galien.testkit.key;

import java.util.List;

/**
 * What a page asks of {@code navigator.credentials.get}.
 *
 * @param rpId      whose key it must be
 * @param challenge base64url
 * @param allowed   credential ids (base64url); empty for any the key finds by itself
 */
public record RequestOptions(String rpId, String challenge, List<String> allowed) {

    public RequestOptions {
        allowed = List.copyOf(allowed);
    }

    /** Any key of this site's. */
    public RequestOptions(String rpId, String challenge) {
        this(rpId, challenge, List.of());
    }
}
