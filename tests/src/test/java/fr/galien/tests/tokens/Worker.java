package fr.galien.tests.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Somebody who logged in with their card to the software of a vendor.
 *
 * @param software theirs
 * @param tokens   what the software got
 */
record Worker(Software software, JsonNode tokens) {

    /** The vendor's, which shows people its pages and has no certificate. */
    static final String VENDOR = "tokens-vendor";

    static Worker of(String card) {
        return of(card, vendor(VENDOR));
    }

    static Worker of(String card, RegisteredClient client) {
        Software software = Software.of(client);
        String code = software.code(Surfer.of(software).logIn(TheSandbox.get().card(card)));
        return new Worker(software, Software.json(software.redeem(code)));
    }

    /** The access token of a login whose tokens are bound to a key. */
    static String bound(String card, Proxy software, ECKey key) {
        Software asking = Software.of(software.client());
        String code = asking.code(Surfer.of(asking).logIn(TheSandbox.get().card(card)));
        JsonNode tokens = Software.json(asking.redeem(code, address -> Proxy.proof(key, URI.create(address))));
        return tokens.path("access_token").textValue();
    }

    static RegisteredClient vendor(String id) {
        return Clients.ensure(
                TheSandbox.get().home(),
                ClientSpec.withSecret(
                        id, "Éditeur", TheSandbox.get().addresses().demo().resolve("/" + id + "/callback")));
    }

    String token() {
        return tokens.path("access_token").textValue();
    }

    String refreshToken() {
        return tokens.path("refresh_token").textValue();
    }

    String idToken() {
        return tokens.path("id_token").textValue();
    }

    /** Their activities, as userinfo has them. */
    List<JsonNode> activities() {
        JsonNode exercices =
                Software.json(software.userinfo(token())).path("SubjectRefPro").path("exercices");
        return StreamSupport.stream(exercices.path(0).path("activities").spliterator(), false)
                .toList();
    }

    /** The number of the structure of one of them (Struct_IdNat). */
    String structure(int activity) {
        return activities().get(activity).path("ancienIdentifiantDeLaStructure").textValue();
    }
}
