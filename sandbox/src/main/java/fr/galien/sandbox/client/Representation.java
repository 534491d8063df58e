package fr.galien.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.client.ClientHabits.Ciba;
import fr.galien.sandbox.net.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A client in the words of Keycloak's Admin REST API: confidential, authorization code only, as Pro Santé Connect registers a
 * vendor. PKCE is accepted and not demanded; lifetimes and scopes are the realm's.
 */
final class Representation {

    /** Tells a vendor's client from those the server made for itself. */
    private static final String MARK = "galien.sandbox.vendor";

    private static final List<String> WAYS = List.of(
            "x509.subjectdn",
            "x509.casubjectdn",
            "x509.allow.regex.pattern.comparison",
            "galien.tls.structure",
            "use.jwks.url",
            "jwks.url",
            "use.jwks.string",
            "jwks.string");

    private Representation() {}

    /** The existing client, or an empty one, with everything this command answers for set anew. */
    static ObjectNode of(ClientSpec spec, String secret, ObjectNode existing) {
        ObjectNode client = existing.deepCopy();
        client.put("clientId", spec.id());
        client.put("name", spec.name());
        client.put("protocol", "openid-connect");
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("standardFlowEnabled", true);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("consentRequired", false);
        client.put("fullScopeAllowed", false);
        client.put("secret", secret);
        client.set("redirectUris", array(spec.redirectUris()));
        // Pro Santé Connect answers no browser script: tokens stay on the vendor's server (no CORS).
        client.set("webOrigins", Json.array());
        ObjectNode attributes = client.withObjectProperty("attributes");
        attributes.put(MARK, "true");
        attributes.put("post.logout.redirect.uris", postLogout(spec.postLogoutUris()));
        authentication(spec.authentication(), client, attributes);
        habits(spec.habits(), attributes);
        set(spec.rights().attributes(), attributes);
        return client;
    }

    /** Confidential, and of no flow: it has its own credentials, and nobody logs in to it. */
    static ObjectNode of(BackendSpec spec, String secret, ObjectNode existing) {
        ObjectNode client = existing.deepCopy();
        client.put("clientId", spec.id());
        client.put("name", spec.name());
        client.put("protocol", "openid-connect");
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("standardFlowEnabled", false);
        client.put("implicitFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("fullScopeAllowed", false);
        client.put("secret", secret);
        client.set("redirectUris", Json.array());
        client.set("webOrigins", Json.array());
        ObjectNode attributes = client.withObjectProperty("attributes");
        attributes.put(MARK, "true");
        authentication(spec.authentication(), client, attributes);
        set(spec.attributes(), attributes);
        return client;
    }

    /** With what earlier rights left behind taken away. */
    private static void set(Map<String, String> wanted, ObjectNode attributes) {
        List<String> grants = new ArrayList<>();
        attributes.fieldNames().forEachRemaining(grants::add);
        grants.stream()
                .filter(name -> name.startsWith(ServiceRights.EXCHANGE))
                .forEach(name -> attributes.put(name, ""));
        wanted.forEach(attributes::put);
    }

    static boolean isVendors(JsonNode client) {
        return "true".equals(client.path("attributes").path(MARK).textValue());
    }

    static Optional<String> secret(JsonNode client) {
        return Optional.ofNullable(client.path("secret").textValue());
    }

    private static void authentication(ClientAuthentication how, ObjectNode client, ObjectNode attributes) {
        // What another way of authenticating left behind; an empty value takes an attribute away.
        WAYS.forEach(attribute -> attributes.put(attribute, ""));
        switch (how) {
            case ClientAuthentication.BySecret secret -> client.put("clientAuthenticatorType", "client-secret");
            case ClientAuthentication.ByCertificate certificate -> {
                client.put("clientAuthenticatorType", "client-x509");
                attributes.put("x509.subjectdn", certificate.subject());
                attributes.put("x509.casubjectdn", certificate.issuer());
            }
            case ClientAuthentication.ByStructure way -> {
                client.put("clientAuthenticatorType", "client-x509");
                attributes.put("galien.tls.structure", way.structure().value());
                attributes.put("x509.casubjectdn", way.issuer());
            }
            case ClientAuthentication.ByPublishedKeys keys -> {
                client.put("clientAuthenticatorType", "client-jwt");
                attributes.put("use.jwks.url", "true");
                attributes.put("jwks.url", keys.address().toString());
            }
            case ClientAuthentication.ByKnownKeys keys -> {
                client.put("clientAuthenticatorType", "client-jwt");
                attributes.put("use.jwks.string", "true");
                attributes.put("jwks.string", keys.keys());
            }
        }
    }

    private static void habits(ClientHabits habits, ObjectNode attributes) {
        String address = habits.backChannelLogout().map(URI::toString).orElse("");
        attributes.put("galien.sso.confirm", habits.confirms() ? "" : "false");
        attributes.put("galien.activity", habits.asksForActivity() ? "ask" : "");
        attributes.put("oidc.ciba.grant.enabled", habits.ciba() == Ciba.NO ? "" : "true");
        attributes.put("galien.ciba.digits", habits.ciba() == Ciba.SIX_DIGITS ? "6" : "");
        attributes.put("galien.introspection.of", String.join(" ", habits.introspects()));
        attributes.put("galien.means.also", String.join(" ", habits.takes()));
        attributes.put("galien.step-up.reason", habits.stepUpReason().orElse(""));
        attributes.put("backchannel.logout.url", address);
        attributes.put("backchannel.logout.session.required", address.isEmpty() ? "" : "true");
    }

    /** Keycloak's own notation: {@code ##} between addresses, {@code +} for "the redirect URIs". */
    private static String postLogout(List<URI> addresses) {
        return addresses.isEmpty() ? "+" : addresses.stream().map(URI::toString).collect(Collectors.joining("##"));
    }

    private static ArrayNode array(List<URI> addresses) {
        ArrayNode array = Json.array();
        addresses.forEach(address -> array.add(address.toString()));
        return array;
    }
}
