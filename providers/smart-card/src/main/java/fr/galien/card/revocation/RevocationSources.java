package fr.galien.card.revocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's file of sources:
 *
 * <pre>{"sources": [{"authority": "AC IGC-SANTE FORT PERSONNES",
 *               "list": "http://igc-sante.esante.gouv.fr/CRL/ACI-FO-PP.crl",
 *               "ocsp": "http://ocsp.esante.gouv.fr", "nonce": true}]}</pre>
 *
 * An entry has a {@code list}, an {@code ocsp} or both; {@code nonce} is true unless it is said to be false.
 */
public final class RevocationSources {

    private static final Set<String> OF_THE_FILE = Set.of("sources");
    private static final Set<String> OF_AN_ENTRY = Set.of("authority", "list", "ocsp", "nonce");
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> WEB_AND_FILE = Set.of("http", "https", "file");

    private static final int MOST_OCTETS = 1 << 20;

    private RevocationSources() {}

    /**
     * @throws IOException              if the file cannot be read
     * @throws IllegalArgumentException if it is not such a file, whole and without anything else; the message is for the
     *                                  operator and names the entry. That an authority is pinned is not known here.
     */
    public static List<RevocationSource> read(Path file) throws IOException {
        if (Files.size(file) > MOST_OCTETS) {
            throw new IllegalArgumentException("the file of revocation sources is longer than 1 MiB");
        }
        JsonNode root = tree(Files.readAllBytes(file));
        if (!root.isObject() || !root.path("sources").isArray()) {
            throw new IllegalArgumentException(
                    "the file of revocation sources is not an object with an array \"sources\"");
        }
        requireOnly(OF_THE_FILE, root, "the file of revocation sources");
        List<RevocationSource> sources = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : root.path("sources")) {
            RevocationSource source = source(entry, "source " + (sources.size() + 1));
            if (!seen.add(source.authority())) {
                throw new IllegalArgumentException("authority \"" + source.authority() + "\" is there twice");
            }
            sources.add(source);
        }
        return List.copyOf(sources);
    }

    private static JsonNode tree(byte[] json) throws IOException {
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the file of revocation sources is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static RevocationSource source(JsonNode entry, String which) {
        if (!entry.path("authority").isTextual()
                || entry.path("authority").textValue().isBlank()) {
            throw new IllegalArgumentException(which + " has no text \"authority\"");
        }
        String authority = entry.path("authority").textValue();
        String what = "the source of authority \"" + authority + "\"";
        requireOnly(OF_AN_ENTRY, entry, what);
        Optional<URI> list = address(entry, "list", WEB_AND_FILE, what);
        Optional<URI> ocsp = address(entry, "ocsp", WEB, what);
        if (list.isEmpty() && ocsp.isEmpty()) {
            throw new IllegalArgumentException(what + " has neither \"list\" nor \"ocsp\"");
        }
        if (entry.has("nonce") && !entry.path("nonce").isBoolean()) {
            throw new IllegalArgumentException(what + ": \"nonce\" is neither true nor false");
        }
        return new RevocationSource(authority, list, ocsp, entry.path("nonce").asBoolean(true));
    }

    private static void requireOnly(Set<String> known, JsonNode object, String what) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(what + " has an unknown member \"" + name + "\"");
            }
        }
    }

    private static Optional<URI> address(JsonNode entry, String member, Set<String> schemes, String what) {
        if (!entry.has(member)) {
            return Optional.empty();
        }
        String where = what + ": \"" + member + "\" ";
        if (!entry.path(member).isTextual()) {
            throw new IllegalArgumentException(where + "is no text");
        }
        URI address;
        try {
            address = new URI(entry.path(member).textValue());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(where + "is no address", e);
        }
        if (address.getScheme() == null || !schemes.contains(address.getScheme())) {
            throw new IllegalArgumentException(where + "does not begin with one of "
                    + schemes.stream().sorted().toList());
        }
        return Optional.of(address.getScheme().equals("file") ? ofFile(address, where) : ofWeb(address, where));
    }

    private static URI ofFile(URI address, String where) {
        boolean plain = address.isAbsolute()
                && !address.isOpaque()
                && address.getRawAuthority() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException(where + "is not of the form file:///path/to/it");
        }
        return address;
    }

    private static URI ofWeb(URI address, String where) {
        // An authority publishes: what needs a password is something else, and would be shown to whoever sees the
        // state.
        if (address.getRawAuthority() != null && address.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException(where + "holds credentials");
        }
        if (address.getHost() == null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(where + "names no host, or has a fragment");
        }
        return address;
    }
}
