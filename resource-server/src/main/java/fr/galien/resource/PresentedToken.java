package fr.galien.resource;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;

/**
 * A signed token as it came with a request, not verified.
 *
 * @param serialized what the request held
 * @param byKey      whether it came in the scheme {@code DPoP} (RFC 9449) and not in {@code Bearer}
 */
record PresentedToken(BearerRequest request, String serialized, SignedJWT jwt, JWTClaimsSet claims, boolean byKey) {

    /** Of all headers together servers take 8 to 64 KB. */
    static final int LONGEST = 16 * 1024;

    /** What came of the reading. */
    sealed interface Reading {

        record Read(PresentedToken token) implements Reading {}

        record Unreadable(Refusal why) implements Reading {}
    }

    static Reading in(BearerRequest request) {
        List<String> headers = request.authorization();
        if (headers.isEmpty()) {
            return new Reading.Unreadable(Refusals.noToken());
        }
        if (headers.size() > 1) {
            return new Reading.Unreadable(Refusals.notOneToken());
        }
        String header = headers.getFirst();
        // Before anything is done with it.
        if (header.length() > LONGEST) {
            return new Reading.Unreadable(Refusals.tooLong());
        }
        String[] parts = header.strip().split(" +");
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> read(request, parts, false);
            case "dpop" -> read(request, parts, true);
            default -> new Reading.Unreadable(Refusals.noToken());
        };
    }

    private static Reading read(BearerRequest request, String[] parts, boolean byKey) {
        if (parts.length != 2) {
            return new Reading.Unreadable(Refusals.notOneToken());
        }
        try {
            // Neither alg=none nor an encrypted token is one of these.
            if (JWTParser.parse(parts[1]) instanceof SignedJWT jwt && jwt.getJWTClaimsSet() != null) {
                return new Reading.Read(new PresentedToken(request, parts[1], jwt, jwt.getJWTClaimsSet(), byKey));
            }
        } catch (ParseException notAToken) {
            // As below.
        }
        return new Reading.Unreadable(Refusals.notASignedToken());
    }

    /** To know it again without keeping it. */
    Base64URL fingerprint() {
        return Sha256.of(serialized.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "PresentedToken[…]";
    }
}
