package fr.galien.sandbox.token;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.DecodedToken;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.service.ServiceKind;
import fr.galien.testkit.demo.Workplace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReportTest {

    private static final TokenOrder ORDER = new TokenOrder(ServiceKind.RECORD, Optional.empty(), Optional.empty());

    private static final List<Workplace> PLACES = List.of(
            new Workplace("10B0193488", "CHU", "10C/SA01/S"),
            new Workplace("10B0193488", "CHU", "10C/SA01/L"),
            new Workplace("499700000000006", "CABINET", "10C/SA08/L"));

    @Test
    void tellsATokenWithoutShowingIt() {
        TokenReport report = of(new TokenAnswer.Token(
                "header.claims.signature",
                new DecodedToken(
                        Json.object().put("alg", "RS256"), Json.object().put("aud", "service-record")),
                "Bearer",
                3600,
                List.of("Signed by the issuer")));

        assertThat(report.ok()).isTrue();
        assertThat(report.text())
                .contains("A token for service-record, asked as structure 10B0193488; it lives 60 minutes.")
                .contains("Signed by the issuer", "\"alg\" : \"RS256\"", "\"aud\" : \"service-record\"")
                .doesNotContain("header.claims");
        assertThat(report.json(false).has("token")).isFalse();
        assertThat(report.json(true).path("token").textValue()).isEqualTo("header.claims.signature");
        assertThat(report.answer().toString()).doesNotContain("header.claims");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TOKEN-0417: several activities | --situation 10C/SA01/S or 10C/SA01/L.
            TOKEN-0416: no such activity | --situation 10C/SA01/S or 10C/SA01/L.
            TOKEN-0415: no activity | 10B0193488, 499700000000006; or let it speak through them
            TOKEN-0420: no mailbox | Take somebody who has a mailbox
            TOKEN-0418: too low | docs/errors.md says more of TOKEN-0418.
            something without a code | Look at ./galien status
            """)
    void saysWhatToDoAfterARefusal(String sentence, String hint) {
        TokenReport report = of(new TokenAnswer.Refused("invalid_request", sentence));

        assertThat(report.ok()).isFalse();
        assertThat(report.text()).contains("Refused: invalid_request", sentence, hint);
        assertThat(report.json(true).path("error").path("hint").textValue()).contains(hint);
    }

    @Test
    void takesAnInsForThatOfATest() {
        assertThat(TokenOrder.Patient.of("277076311300072").id())
                .isEqualTo("277076311300072^^^&1.2.250.1.213.1.4.10&ISO^NH");
        assertThat(TokenOrder.Patient.of("1^^^&1.2.250.1.213.1.4.8&ISO^NH").id())
                .isEqualTo("1^^^&1.2.250.1.213.1.4.8&ISO^NH");
        assertThat(TokenOrder.Patient.of("277076311300072").toString()).doesNotContain("277");
    }

    private static TokenReport of(TokenAnswer answer) {
        return new TokenReport(ORDER, "10B0193488", PLACES, answer);
    }
}
