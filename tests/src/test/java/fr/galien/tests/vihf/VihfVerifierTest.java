package fr.galien.tests.vihf;

import static fr.galien.tests.vihf.Verified.refused;
import static fr.galien.tests.vihf.Verified.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.resource.saml.PsAssertion;
import fr.galien.resource.saml.SamlRefusal;
import fr.galien.resource.saml.VerifiedVihf;
import fr.galien.resource.saml.VihfVerdict;
import fr.galien.testkit.card.SoftwareFlaw;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The library's judge of VIHF: what is good, and everything facts and times can make wrong. Attacks are in their own test. */
class VihfVerifierTest {

    private static final Map<String, Object> CLAIMS = Map.of(
            "SubjectNameID",
            Structures.DOCTOR,
            "identifiantFacturation",
            "691234567",
            "codeSpecialiteAMO",
            "01",
            "secteurActivite",
            "SA07",
            "gipProfessionCode",
            "10");

    @Test
    void believesAGoodOneAndSaysWhatItSays() {
        VihfVerdict verdict = verdict(Structures.vihf());

        assertThat(verdict).isInstanceOf(VihfVerdict.Accepted.class);
        VerifiedVihf vihf = ((VihfVerdict.Accepted) verdict).vihf();
        assertThat(vihf.nationalId()).isEqualTo(Structures.DOCTOR);
        assertThat(vihf.structure()).isEqualTo(Structures.ONE);
        assertThat(vihf.patient()).isEqualTo("160100406301960^^^&1.2.250.1.213.1.4.10&ISO^NH");
        assertThat(vihf.roles())
                .containsExactly(
                        new VerifiedVihf.Code("10", "1.2.250.1.71.1.2.7"),
                        new VerifiedVihf.Code("SM26", "1.2.250.1.71.4.2.5"));
        assertThat(vihf.purpose()).isEqualTo(new VerifiedVihf.Code("normal", "1.2.250.1.213.1.1.4.248"));
        assertThat(vihf.loginClass()).endsWith(":SmartcardPKI");
        assertThat(vihf.attributes()).containsEntry("LPS_Nom", List.of("Logiciel <&> \"Cie\""));
        assertThat(vihf.toString()).doesNotContain(Structures.DOCTOR);
    }

    @Test
    void believesWhatTheForgeMakesUntouchedSoThatEachTestBelowTriesOneThing() {
        assertThat(verdict(new Forge().sign())).isInstanceOf(VihfVerdict.Accepted.class);
    }

    @Test
    void readsAnyEncodingXmlKnows() {
        byte[] utf16 =
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Structures.vihf()).getBytes(StandardCharsets.UTF_16);

        assertThat(Verified.verifier().verify(utf16, Structures.ONE, Structures.DOCTOR))
                .isInstanceOf(VihfVerdict.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"899700000005", "SM26", "160100406301960", "APP_BROWSER_AUTH", "SA07", "10B0193488<"})
    void refusesOneOfWhichACharacterWasChanged(String part) {
        String vihf = Structures.vihf();
        char last = part.charAt(part.length() - 1);
        String changed = last == '<'
                ? vihf.replace(part, "10B0193487<")
                : vihf.replace(part, part.substring(0, part.length() - 1) + (char) (last + 1));

        assertThat(changed).isNotEqualTo(vihf);
        assertThat(verdict(changed)).isEqualTo(refused(SamlRefusal.WRONG_SIGNATURE));
    }

    @Test
    void refusesOneOfAnotherPersonThanTheToken() {
        assertThat(Verified.verifier().verify(Verified.octets(Structures.vihf()), Structures.ONE, "899700000013"))
                .isEqualTo(refused(SamlRefusal.OTHER_PERSON));
    }

    @Test
    void refusesOneOfAnotherStructureThanTheToken() {
        assertThat(Verified.verifier().verify(Verified.octets(Structures.vihf()), Structures.OTHER, Structures.DOCTOR))
                .isEqualTo(refused(SamlRefusal.OTHER_STRUCTURE));
    }

    @Test
    void refusesOneThatAnotherStructureSealed() {
        assertThat(verdict(new Forge().by(Structures.OTHERS_SEAL).sign()))
                .as("under its own name")
                .isEqualTo(refused(SamlRefusal.OTHER_STRUCTURE));
        assertThat(verdict(new Forge().withSealOf(Structures.OTHERS_SEAL).sign()))
                .as("under the name of the first")
                .isEqualTo(refused(SamlRefusal.OTHER_ISSUER));
    }

    @Test
    void refusesOneThatSpeaksForAnotherStructureThanItsSeal() {
        String forged = new Forge()
                .say(it -> Xml.saml(Xml.attribute(it, "Identifiant_Structure"), "AttributeValue")
                        .setTextContent(Structures.OTHER))
                .sign();

        assertThat(verdict(forged)).isEqualTo(refused(SamlRefusal.OTHER_STRUCTURE));
        assertThat(Verified.verifier().verify(Verified.octets(forged), Structures.OTHER, Structures.DOCTOR))
                .isEqualTo(refused(SamlRefusal.OTHER_STRUCTURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=Somebody", "", "CN=Cachet du cabinet,OU=10B0193488", "not a name"})
    void refusesAnIssuerThatIsNotTheSubjectOfTheCertificate(String issuer) {
        String forged = new Forge()
                .say(it -> Xml.saml(it, "Issuer").setTextContent(issuer))
                .sign();

        assertThat(verdict(forged)).isEqualTo(refused(SamlRefusal.OTHER_ISSUER));
    }

    @Test
    void takesAnIssuerWithSpacesAfterItsCommas() {
        String forged = new Forge()
                .say(it -> Xml.saml(it, "Issuer")
                        .setTextContent(Structures.SEAL
                                .certificate()
                                .getSubjectX500Principal()
                                .toString()))
                .sign();

        assertThat(verdict(forged)).isInstanceOf(VihfVerdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"-10,NOT_NOW", "-6,NOT_NOW", "-4,", "0,", "2,NOT_NOW"})
    void isGoodForFiveMinutes(long minutes, SamlRefusal why) {
        VihfVerdict verdict = verdict(Structures.vihf(Structures.NOW.plus(Duration.ofMinutes(minutes))));

        if (why == null) {
            assertThat(verdict).isInstanceOf(VihfVerdict.Accepted.class);
        } else {
            assertThat(verdict).isEqualTo(refused(why));
        }
    }

    @ParameterizedTest
    @CsvSource({"NotBefore,", "NotOnOrAfter,", "NotOnOrAfter,2099-01-01T00:00:00Z", "NotBefore,yesterday"})
    void refusesOneWithoutAnEnd(String name, String value) {
        String forged = new Forge()
                .say(it -> {
                    Element conditions = Xml.saml(it, "Conditions");
                    if (value == null) {
                        conditions.removeAttribute(name);
                    } else {
                        conditions.setAttribute(name, value);
                    }
                })
                .sign();

        assertThat(verdict(forged)).isIn(refused(SamlRefusal.NOT_NOW), refused(SamlRefusal.NOT_A_VIHF));
    }

    @ParameterizedTest
    @CsvSource({
        "VIHF_Version,3.0",
        "Authentification_Mode,DIRECTE",
        "Identifiant_Structure,",
        "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse,",
        "urn:oasis:names:tc:xacml:2.0:subject:role,10",
        "urn:oasis:names:tc:xacml:2.0:resource:resource-id,"
    })
    void refusesWhatIsNoVihf(String attribute, String value) {
        String forged = new Forge()
                .say(it -> {
                    Element written = Xml.attribute(it, attribute);
                    if (value == null) {
                        written.getParentNode().removeChild(written);
                    } else {
                        Xml.saml(written, "AttributeValue").setTextContent(value);
                    }
                })
                .sign();

        assertThat(verdict(forged)).isEqualTo(refused(SamlRefusal.NOT_A_VIHF));
    }

    @Test
    void refusesAnAttributeThatIsToldTwice() {
        String forged = new Forge()
                .say(it -> {
                    Element written = Xml.attribute(it, "Identifiant_Structure");
                    Element second = (Element) written.cloneNode(true);
                    Xml.saml(second, "AttributeValue").setTextContent(Structures.OTHER);
                    written.getParentNode().appendChild(second);
                })
                .sign();

        assertThat(verdict(forged)).isEqualTo(refused(SamlRefusal.NOT_A_VIHF));
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED,UNTRUSTED_SIGNER", "FOREIGN,UNTRUSTED_SIGNER", "PERSONNES,UNTRUSTED_SIGNER"})
    void refusesASealThatIsNone(SoftwareFlaw flaw, SamlRefusal why) {
        assertThat(verdict(new Forge()
                        .by(Structures.FACTORY.seal(Structures.ONE, "Cachet", flaw))
                        .sign()))
                .isEqualTo(refused(why));
    }

    @Test
    void refusesWhatASoftwareSignedWithTheCertificateThatOpensItsConnections() {
        assertThat(verdict(new Forge()
                        .by(Structures.FACTORY.issue(Structures.ONE, "Logiciel"))
                        .sign()))
                .isEqualTo(refused(SamlRefusal.SIGNER_OF_OTHER_USE));
    }

    @Test
    void takesAnAssertionPsThatSaysWhatItsTokenSays() {
        assertThat(PsAssertion.mismatch(Verified.octets(Structures.assertionPs()), CLAIMS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SubjectNameID,OTHER_PERSON",
        "identifiantFacturation,OTHER_FACTS",
        "codeSpecialiteAMO,OTHER_FACTS",
        "secteurActivite,OTHER_FACTS",
        "gipProfessionCode,OTHER_FACTS"
    })
    void refusesAnAssertionPsThatSaysSomethingElse(String claim, SamlRefusal why) {
        Map<String, Object> others = new LinkedHashMap<>(CLAIMS);
        others.put(claim, "another");

        assertThat(PsAssertion.mismatch(Verified.octets(Structures.assertionPs()), others))
                .contains(why);
        others.remove(claim);
        assertThat(PsAssertion.mismatch(Verified.octets(Structures.assertionPs()), others))
                .contains(why);
    }

    @Test
    void refusesAnAssertionPsOfAnotherWayToLogIn() {
        String cps = Structures.assertionPs().replace("NameQualifier=\"PSC\"", "NameQualifier=\"CPS\"");

        assertThat(PsAssertion.mismatch(Verified.octets(cps), CLAIMS)).contains(SamlRefusal.OTHER_PERSON);
    }
}
