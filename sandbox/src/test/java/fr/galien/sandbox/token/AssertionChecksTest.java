package fr.galien.sandbox.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFlaw;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Assertions of the sandbox's own seals, and everything that only looks like one. */
class AssertionChecksTest {

    private static final String ASSERTION =
            "<a:Assertion xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion' ID='_1'><a:Subject>899700000005</a:Subject>"
                    + "</a:Assertion>";

    @TempDir
    private static Path folder;

    private static CardAuthority authority;
    private static AssertionChecks checks;
    private static String signed;

    @BeforeAll
    static void seal() throws Exception {
        SandboxHome home = new SandboxHome(folder);
        authority = CardAuthority.openOrCreate(home.authority(), new SecureRandom());
        checks = new AssertionChecks(home);
        signed = signed(seal("10B0193488"));
    }

    private static SoftwareCertificate seal(String structure, SoftwareFlaw... flaws) {
        return authority.software(Clock.systemUTC(), new SecureRandom()).seal(structure, "SCEAU", flaws);
    }

    private static String signed(SoftwareCertificate seal) throws Exception {
        Document document = parse(ASSERTION);
        Element assertion = document.getDocumentElement();
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMSignContext context = new DOMSignContext(seal.privateKey(), assertion);
        context.setIdAttributeNS(assertion, null, "ID");
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(
                                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                                List.of(factory.newReference(
                                        "#_1",
                                        factory.newDigestMethod(DigestMethod.SHA256, null),
                                        List.of(factory.newTransform(
                                                Transform.ENVELOPED, (TransformParameterSpec) null)),
                                        null,
                                        null))),
                        keys.newKeyInfo(List.of(keys.newX509Data(List.of(seal.certificate())))))
                .sign(context);
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesTheSealOfTheStructure() throws Exception {
        assertThat(of(signed)).isInstanceOfSatisfying(TokenAnswer.Assertion.class, assertion -> {
            assertThat(assertion.checks().getFirst()).startsWith("Signed by").contains("OU=10B0193488");
            assertThat(assertion.xml()).contains("899700000005");
            assertThat(assertion.toString()).doesNotContain("899700000005");
        });
    }

    @Test
    void saysThatOneIsNotSigned() throws Exception {
        assertThat(of(ASSERTION))
                .isInstanceOfSatisfying(
                        TokenAnswer.Assertion.class,
                        assertion -> assertThat(assertion.checks().getFirst()).startsWith("Not signed"));
    }

    @Test
    void refusesOneThatWasChanged() throws Exception {
        assertThat(of(signed.replace("899700000005", "899700000006"))).isInstanceOf(TokenAnswer.Wrong.class);
    }

    /** Signature wrapping: what was signed is there and still signed, and what would be read is something else. */
    @Test
    void refusesASignatureOfAnotherElement() throws Exception {
        String inner = signed.substring(signed.indexOf("<a:Assertion"));
        String around = "<a:Assertion xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion' ID='_2'>"
                + "<a:Subject>899700000099</a:Subject>" + inner + "</a:Assertion>";

        assertThat(of(around)).isInstanceOf(TokenAnswer.Wrong.class);
        assertThat(of(around.replace("ID='_2'", "ID='_1'"))).isInstanceOf(TokenAnswer.Wrong.class);
    }

    @Test
    void refusesTheSealOfAnotherAuthority() throws Exception {
        assertThat(of(signed(seal("10B0193488", SoftwareFlaw.FOREIGN)))).isInstanceOf(TokenAnswer.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<Assertion/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
                "<a:Response xmlns:a='urn:oasis:names:tc:SAML:2.0:assertion'/>"
            })
    void refusesWhatIsNoAssertion(String xml) throws Exception {
        assertThat(of(xml)).isInstanceOf(TokenAnswer.Wrong.class);
    }

    private static TokenAnswer of(String xml) throws Exception {
        return checks.of(Base64URL.encode(xml).toString());
    }
}
