package fr.galien.mobile.keycloak;

import fr.galien.assurance.LevelRequest;
import fr.galien.mobile.CibaQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;

/**
 * What the answer to a request over CIBA is written with.
 *
 * @param code   by which Keycloak keeps the request
 * @param client the realm's id of the client
 * @param levels that will do
 * @param guess  whether the number is so short that a wrong one silences the client
 */
record CibaOrigin(String code, String client, LevelRequest levels, boolean guess) {

    static CibaOrigin of(CIBAAuthenticationRequest request, CibaQuestion question) {
        return new CibaOrigin(
                request.getId(),
                request.getClient().getId(),
                question.levels(),
                question.digits() == CibaQuestion.TWO_DIGITS);
    }

    static CibaOrigin read(Map<String, String> origin) {
        String levels = origin.get("levels");
        return new CibaOrigin(
                origin.get("code"),
                origin.get("client"),
                new LevelRequest(levels.isEmpty() ? List.of() : Arrays.asList(levels.split(" "))),
                Boolean.parseBoolean(origin.get("guess")));
    }

    Map<String, String> asMap() {
        return Map.of(
                "code",
                code,
                "client",
                client,
                "levels",
                String.join(" ", levels.asked()),
                "guess",
                Boolean.toString(guess));
    }
}
