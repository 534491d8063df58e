package fr.galien.assurance.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.keycloak.TokenCategory;
import org.keycloak.representations.JsonWebToken;

/** What a browser keeps of who logged in there: pseudonyms, signed by the realm. */
public final class KnownBrowserToken extends JsonWebToken {

    private static final long serialVersionUID = 1;

    static final String TYPE = "galien-browser";

    @JsonProperty("people")
    private String people;

    static KnownBrowserToken of(String people, int seconds) {
        KnownBrowserToken token = new KnownBrowserToken();
        token.type(TYPE).issuedNowWithTTL(seconds);
        token.people = people;
        return token;
    }

    /** Empty of any other token the realm signed. */
    String people() {
        return people != null && TYPE.equals(getType()) && isActive() ? people : "";
    }

    @Override
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }
}
