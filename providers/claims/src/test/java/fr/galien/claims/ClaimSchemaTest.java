package fr.galien.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.galien.identity.Professional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PUBLISHED = Path.of("src/test/resources/published.properties");
    private static final Path CHANGELOG = Path.of("../../docs/claims.md");

    static Stream<Professional> everyKindOfPerson() {
        return Stream.of(
                Sample.doctor(),
                Sample.doctorWithoutExpertise(),
                Sample.withoutActivity(),
                Sample.withoutPractice(),
                Sample.nurseAndStudent(),
                Sample.withIdentifiers("500000001815646/CPAT00045"),
                Sample.withIdentifiers("ANS20231122132732"),
                Sample.withIdentifiers("7d444840-9dc0-11d1-b245-5ffdce74fad2"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPerson")
    void describesUserinfoWholeAndInTypes(Professional person) {
        ProSanteConnectClaims claims = new ProSanteConnectClaims(person, "CARD");

        assertThat(faults(claims.full())).isEmpty();
        assertThat(faults(claims.identity())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfPerson")
    void describesEveryActivityThePersonMayChoose(Professional person) {
        for (OwnActivity chosen : OwnActivity.of(person)) {
            Map<String, Object> claims = new ProSanteConnectClaims(person, "CARD").full();
            claims.put("selectedActivity", chosen.claim());

            assertThat(faults(claims)).isEmpty();
        }
    }

    @Test
    void seesAClaimItDoesNotKnow() {
        Map<String, Object> claims = new ProSanteConnectClaims(Sample.doctor(), "CARD").full();
        claims.put("newcomer", "");

        assertThat(faults(claims)).isNotEmpty();
    }

    @Test
    void seesAClaimThatChangedItsType() {
        Map<String, Object> claims = new ProSanteConnectClaims(Sample.doctor(), "CARD").full();
        claims.put("Acces_Regulation_Medicale", false);

        assertThat(faults(claims)).isNotEmpty();
    }

    /** Whoever needs another text adds a version: software out there was written against this one. */
    @Test
    void neverChangesWhatWasPublished() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (String version : ClaimSchema.VERSIONS) {
            ClaimSchema.of(version)
                    .orElseThrow()
                    .documents()
                    .forEach((name, document) -> digests.put(version + "/" + name, digest(document.toString())));
        }
        Map<String, String> published = new TreeMap<>();
        for (String line : Files.readAllLines(PUBLISHED)) {
            published.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }

        assertThat(digests).isEqualTo(published);
    }

    @Test
    void tellsEveryVersionInTheChangelog() throws IOException {
        String changelog = Files.readString(CHANGELOG);

        assertThat(ClaimSchema.VERSIONS)
                .allSatisfy(version -> assertThat(changelog).contains("## " + version));
    }

    private static Set<ValidationMessage> faults(Map<String, Object> claims) {
        ObjectNode answer = JSON.valueToTree(claims);
        answer.put("sub", "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700000001");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(closed(ClaimSchema.current().documents().get("userinfo")))
                .validate(answer);
    }

    /** The same, letting nothing pass that it does not name: for us, who must know what we say. */
    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        node.forEach(ClaimSchemaTest::close);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").isTextual()) {
            object.put("additionalProperties", false);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
