package fr.galien.tests.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.resource.saml.PsAssertion;
import fr.galien.resource.saml.VerifiedVihf;
import fr.galien.resource.saml.VihfVerdict;
import fr.galien.resource.saml.VihfVerifier;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.Domain;
import fr.galien.testkit.card.Tier;
import fr.galien.tests.system.TheSandbox;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assertions that the real server makes, before the library's judge: beside the token of the same exchange, of which they must not differ. */
class VihfExchangeTest {

    private static final String PATIENT = "160100406301960^^^&1.2.250.1.213.1.4.10&ISO^NH";
    private static final Map<String, String> SAML = Map.of("requested_token_type", Proxy.TYPES + "saml2");

    private final Worker nurse = Worker.of("infirmiere");
    private final String cabinet = nurse.structure(0);
    private final Proxy proxy = Proxy.of("tokens-proxy", cabinet, Registered.everything());

    @Test
    void sealsAVihfOfThePersonAndStructureOfTheToken() {
        Answer answer = proxy.exchange(nurse.token(), "record:read", with("patient_id", PATIENT));
        JsonNode token = proxy.exchange(nurse.token(), "record:read").claims();

        assertThat(answer.json().path("issued_token_type").textValue()).isEqualTo(Proxy.TYPES + "saml2");
        assertThat(answer.json().path("token_type").textValue()).isEqualTo("N_A");
        VihfVerdict verdict = verify(
                answer,
                token.path("Identifiant_Structure").textValue(),
                token.path("SubjectNameID").textValue());
        assertThat(verdict).isInstanceOf(VihfVerdict.Accepted.class);
        VerifiedVihf vihf = ((VihfVerdict.Accepted) verdict).vihf();
        assertThat(vihf.structure()).isEqualTo(cabinet);
        assertThat(vihf.patient()).isEqualTo(PATIENT);
        assertThat(vihf.roles()).containsExactly(new VerifiedVihf.Code("60", "1.2.250.1.71.1.2.7"));
        assertThat(vihf.loginClass()).endsWith(":SmartcardPKI");
        assertThat(vihf.loggedInAt().getEpochSecond())
                .isEqualTo(token.path("auth_time").longValue());
        assertThat(vihf.attributes())
                .containsEntry("LPS_ID", List.of(token.path("lps_id").textValue()))
                .containsEntry("LPS_Nom", List.of(token.path("lps_nom").textValue()))
                .containsEntry("LPS_Version", List.of(token.path("lps_version").textValue()))
                .containsEntry("LPS_ID_HOMOLOGATION_DMP", List.of("DMP-ESSAI-1"))
                .containsEntry(
                        "Secteur_Activite",
                        List.of(token.path("Secteur_Activite").textValue()));
    }

    @Test
    void isWorthNothingBesideTheTokenOfSomebodyElse() {
        Answer answer = proxy.exchange(nurse.token(), "record:read", with("patient_id", PATIENT));

        assertThat(verify(answer, cabinet, "899700000005")).isInstanceOf(VihfVerdict.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"patient_id,,VIHF-0457", "patient_id,160100406301960,VIHF-0458", "confidentiality_code,<N>,VIHF-0459"})
    void saysWhyThereIsNone(String parameter, String value, String code) {
        Map<String, String> bent = new LinkedHashMap<>(with("patient_id", PATIENT));
        bent.put(parameter, value == null ? "" : value);

        Answer answer = proxy.exchange(nurse.token(), "record:read", bent);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("160100406301960");
    }

    @Test
    void makesNoneForSoftwareThatWasNotApproved() {
        Map<String, String> unapproved = new LinkedHashMap<>(Registered.everything());
        unapproved.remove("galien.software.homologation");

        assertThat(Proxy.of("tokens-unapproved", cabinet, unapproved)
                        .exchange(nurse.token(), "record:read", with("patient_id", PATIENT))
                        .code())
                .isEqualTo("VIHF-0453");
    }

    @Test
    void makesAnAssertionPsThatSaysWhatTheTokenSays() {
        Answer answer = proxy.exchange(nurse.token(), "prescription:write", SAML);

        // Whether the fictitious nation's register has an entry of hers is the sandbox's affair: either way the two
        // agree.
        JsonNode token = proxy.exchange(nurse.token(), "prescription:write").claims();
        if (token.has("identifiantFacturation")) {
            Map<String, Object> claims = new LinkedHashMap<>();
            token.properties()
                    .forEach(
                            claim -> claims.put(claim.getKey(), claim.getValue().asText()));
            assertThat(PsAssertion.mismatch(Base64.getUrlDecoder().decode(answer.token()), claims))
                    .isEmpty();
        } else {
            assertThat(answer.code()).isEqualTo("VIHF-0467");
        }
    }

    private static Map<String, String> with(String parameter, String value) {
        Map<String, String> bent = new LinkedHashMap<>(SAML);
        bent.put(parameter, value);
        return bent;
    }

    private static VihfVerdict verify(Answer answer, String structure, String nationalId) {
        CardAuthority authority =
                CardAuthority.openOrCreate(TheSandbox.get().home().authority(), new SecureRandom());
        return new VihfVerifier(
                        List.of(authority.intermediate(CardEnvironment.TEST, Tier.ELEMENTAIRE, Domain.ORGANISATIONS)),
                        Clock.systemUTC())
                .verify(Base64.getUrlDecoder().decode(answer.token()), structure, nationalId);
    }
}
