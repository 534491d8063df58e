package fr.galien.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrettyJsonTest {

    @Test
    void writesOneMemberALine() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", "D'ARC/é");
        object.put("numbers", List.of(1, true));
        object.put("empty", List.of());
        object.put("none", null);

        assertThat(PrettyJson.of(object)).isEqualTo("""
                        {
                          "name": "D'ARC/é",
                          "numbers": [
                            1,
                            true
                          ],
                          "empty": [],
                          "none": null
                        }""");
    }

    @Test
    void escapesWhatJsonMust() throws Exception {
        Map<String, Object> object = Map.of("a\"b", "c\\d\n\u0000\u2028</script>");

        assertThat(JSONObjectUtils.parse(PrettyJson.of(object))).isEqualTo(object);
    }
}
