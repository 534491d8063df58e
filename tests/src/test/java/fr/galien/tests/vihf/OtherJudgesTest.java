package fr.galien.tests.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.xmlsec.signature.support.SignatureException;

/** What other people's programs say of our VIHF: all three accept it, and refuse it when one character of it is another. */
class OtherJudgesTest {

    @TempDir
    Path directory;

    @Test
    void isAcceptedByOpenSamlWhichReadsInItWhatWasMeant() throws Exception {
        Assertion assertion = OpenSaml.verified(Structures.vihf(), Structures.SEAL.certificate());

        assertThat(assertion.getSubject().getNameID().getValue()).isEqualTo(Structures.DOCTOR);
        assertThat(assertion.getAttributeStatements().getFirst().getAttributes())
                .hasSize(14);
        assertThat(assertion.getConditions().getAudienceRestrictions()).isEmpty();
    }

    @Test
    void isValidByTheSchemasOfSamlWithOursOfHl7() throws Exception {
        OpenSaml.validate(Structures.vihf());
        OpenSaml.validate(Structures.assertionPs());

        assertThatThrownBy(() -> OpenSaml.validate(
                        Structures.vihf().replace("codeSystem=\"1.2.250.1.71.1.2.7\"", "codeSystem=\"none\"")))
                .as("the schema of HL7 is asked")
                .hasMessageContaining("codeSystem");
    }

    @Test
    void isAcceptedByXmlsec1() throws Exception {
        assertThat(new Tools(directory).xmlsec1(Structures.vihf()))
                .extracting(Tools.Outcome::status, outcome -> outcome.said().contains("OK"))
                .containsExactly(0, true);
    }

    @Test
    void isAcceptedBySamlsign() throws Exception {
        assertThat(new Tools(directory).samlsign(Structures.vihf()))
                .extracting(Tools.Outcome::status, Tools.Outcome::said)
                .first()
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({
        "899700000005,899700000006",
        "SM26,SM27",
        "160100406301960,160100406301961",
        "INDIRECTE_RENFORCEE,INDIRECTE_RENFORCEF",
        "APP_BROWSER_AUTH,APP_BROWSER_AUTI"
    })
    void isRefusedByAllThreeWhenOneCharacterIsAnother(String was, String is) throws Exception {
        String vihf = Structures.vihf();
        String changed = vihf.replace(was, is);

        assertThat(changed).isNotEqualTo(vihf).hasSameSizeAs(vihf);
        assertThatThrownBy(() -> OpenSaml.verified(changed, Structures.SEAL.certificate()))
                .isInstanceOf(SignatureException.class);
        assertThat(new Tools(directory).xmlsec1(changed).status()).isNotZero();
        assertThat(new Tools(directory).samlsign(changed).status()).isNotZero();
    }
}
