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
 * @param documents by name: {@code userinfo}, {@code id-token}, {@code access-token}, {@code introspection}
 */
public record ClaimSchema(String version, Map<String, JsonNode> documents) {

    /** Every version there is, the one in force last. */
    public static final List<String> VERSIONS = List.of("1.0", "1.1");

    private static final List<String> NAMES = List.of("userinfo", "id-token", "access-token", "introspection");

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
        NAMES.forEach(name -> documents.put(name, read(version, name)));
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

    private static JsonNode read(String version, String name) {
        try (InputStream in = ClaimSchema.class.getResourceAsStream("schema/" + version + "/" + name + ".json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
