package fr.galien.sandbox.login;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens as they were received, by the names of the token endpoint's answer. */
final class RawTokens {

    private RawTokens() {}

    static Map<String, String> of(Outcome.LoggedIn done) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("id_token", done.tokens().getIDTokenString());
        tokens.put("access_token", done.tokens().getAccessToken().getValue());
        if (done.tokens().getRefreshToken() != null) {
            tokens.put("refresh_token", done.tokens().getRefreshToken().getValue());
        }
        return tokens;
    }
}
