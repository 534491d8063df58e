package fr.galien.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in each token, as JSON Schema (2020-12). A version that was published never changes: what a token says changes with
 * a new version, told in {@code docs/claims.md}.
 *
 * @param version   {@code major.minor}: minor where claims are added, major where one goes or changes its type
 * @param documents by name: {@code userinfo}, {@code id-token}, {@code access-token}, {@code introspection}, and since 1.2 the
 *                  tokens of services
 */
public record ClaimSchema(String version, Map<String, JsonNode> documents) {

    /** Every version there is, the one in force last. */
    public static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2", "1.3");

    private static final List<String> NAMES = List.of(
            "userinfo",
            "id-token",
            "access-token",
            "introspection",
            "service-token-record",
            "service-token-prescription",
            "service-token-messaging");

    private static final ObjectMapper JSON = new ObjectMapper();

    public ClaimSchema {
        documents = Map.copyOf(documents);
    }

    /** The one in force. */
    public static ClaimSchema current() {
        return of(VERSIONS.getLast()).orElseThrow();
    }

    /** Empty for a version there is not. */
    public static Optional<ClaimSchema> of(String version) {
        if (!VERSIONS.contains(version)) {
            return Optional.empty();
        }
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        NAMES.forEach(name -> read(version, name).ifPresent(document -> documents.put(name, document)));
        return Optional.of(new ClaimSchema(version, documents));
    }

    /** Every claim a client may get, in the ID token or from userinfo. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : List.of("id-token", "userinfo")) {
            documents.get(name).path("properties").fieldNames().forEachRemaining(names::add);
        }
        return new ArrayList<>(names);
    }

    /** Empty for what that version did not describe yet. */
    private static Optional<JsonNode> read(String version, String name) {
        try (InputStream in = ClaimSchema.class.getResourceAsStream("schema/" + version + "/" + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
