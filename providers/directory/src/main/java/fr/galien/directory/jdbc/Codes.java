package fr.galien.directory.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Stored records whose codes are shown as they are: a JSON array, in it an array or an object for each record. */
final class Codes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Codes() {}

    /** The values of each record that are not empty, with spaces between them. */
    static List<String> of(String json) {
        try {
            return StreamSupport.stream(MAPPER.readTree(json).spliterator(), false)
                    .map(Codes::values)
                    .toList();
        } catch (JsonProcessingException e) {
            // Without the cause, which quotes the text: it is personal data.
            throw new IllegalStateException("a person of the directory does not convert");
        }
    }

    private static String values(JsonNode record) {
        return record.isContainerNode()
                ? StreamSupport.stream(record.spliterator(), false)
                        .map(Codes::values)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(" "))
                : record.asText("");
    }
}
