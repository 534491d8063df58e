package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;

/** A token's header and claims, members in their order. */
public record DecodedToken(JsonNode header, JsonNode claims) {

    /** Without the claims. */
    @Override
    public String toString() {
        return "DecodedToken";
    }
}
