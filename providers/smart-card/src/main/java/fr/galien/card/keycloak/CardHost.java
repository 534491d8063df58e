package fr.galien.card.keycloak;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of the card's host, with Keycloak's path. Written with {@code *} as its first label, each attempt has a name
 * of its own below it: a browser remembers per name which certificate was chosen, or that none was.
 */
final class CardHost {

    private static final String SCHEME = "https://";
    private static final String ANY = "*.";

    /** 64 bits: nobody's handle, only a name no browser has seen. */
    private static final int LABEL_BYTES = 8;

    private final URI address;
    private final boolean fresh;
    private final SecureRandom random;

    private CardHost(URI address, boolean fresh, SecureRandom random) {
        this.address = address;
        this.fresh = fresh;
        this.random = random;
    }

    /** @param option {@code https://card.example.org/auth} or {@code https://*.card.example.org/auth}; anything else is empty */
    static Optional<CardHost> of(String option, SecureRandom random) {
        if (option == null) {
            return Optional.empty();
        }
        boolean fresh = option.startsWith(SCHEME + ANY);
        try {
            URI address = new URI(fresh ? SCHEME + option.substring(SCHEME.length() + ANY.length()) : option);
            return option.startsWith(SCHEME) && address.getHost() != null
                    ? Optional.of(new CardHost(address, fresh, random))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    URI forOneAttempt() {
        if (!fresh) {
            return address;
        }
        byte[] label = new byte[LABEL_BYTES];
        random.nextBytes(label);
        return URI.create(SCHEME + HexFormat.of().formatHex(label) + "." + address.getAuthority() + address.getPath());
    }

    /** What a page must let a frame show (Content Security Policy, {@code frame-src}). */
    String frameSource() {
        return SCHEME + (fresh ? ANY : "") + address.getAuthority();
    }
}
