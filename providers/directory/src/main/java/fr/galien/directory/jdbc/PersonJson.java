package fr.galien.directory.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.galien.identity.Identifier;
import fr.galien.identity.IdentifierOrigin;
import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How a person is written in {@code jsonb}: the component names of the identity records, nothing for an empty text or list.
 * Renaming a component of those records changes what is stored; a test holds the written form.
 */
final class PersonJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .withConfigOverride(
                    String.class, text -> text.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            // A server of the previous release goes on reading what the next release's loader wrote.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PersonJson() {}

    static String write(List<Practice> practices) {
        return writeAny(practices);
    }

    static List<Practice> practices(String json) {
        return read(json, new TypeReference<>() {});
    }

    /** Reads {@code [{"id":…,"origin":…,"quality":…}]}. */
    static List<Identifier> identifiers(String json) {
        return read(json, new TypeReference<List<StoredIdentifier>>() {}).stream()
                .map(stored -> new Identifier(new NationalId(stored.id), stored.origin, stored.quality))
                .toList();
    }

    /** SHA-256 of all an extraction says of a person, in hexadecimal: two are equal when nothing changed. */
    static String digest(Professional person) {
        String content =
                writeAny(new Content(person.civility(), person.familyName(), person.givenName(), person.practices()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String writeAny(Object content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw unconvertible(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unconvertible(e);
        }
    }

    /** Without the cause, which quotes the text: it is personal data. */
    private static IllegalStateException unconvertible(JsonProcessingException e) {
        return new IllegalStateException(
                "a person of the directory does not convert: " + e.getClass().getSimpleName());
    }

    private record Content(String civility, String familyName, String givenName, List<Practice> practices) {}

    private record StoredIdentifier(String id, IdentifierOrigin origin, int quality) {}
}
