package fr.galien.tests.vihf;

import static fr.galien.tests.vihf.Verified.refused;
import static fr.galien.tests.vihf.Verified.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.resource.saml.PsAssertion;
import fr.galien.resource.saml.SamlRefusal;
import fr.galien.resource.saml.VihfVerdict;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Assertions made to deceive the library's judge. The victim's is always a good one, and the attacker has it. */
@Timeout(60)
class VihfAttackTest {

    private static final String VICTIM = "899700000013";

    /** Signature wrapping: what was signed is still there, and something else stands where it is read. */
    static Stream<Arguments> wrapping() {
        return Stream.of(
                wrapped("the signed one in an advice of the forged one, whose signature it is", (forged, signed) -> {
                    forged.insertBefore(move(Xml.signature(signed), forged), after(forged));
                    add(add(forged, "Advice"), signed);
                }),
                wrapped(
                        "the signed one whole in an advice of the unsigned forged one",
                        (forged, signed) -> add(add(forged, "Advice"), signed)),
                wrapped("the signed one in an object of its own signature", (forged, signed) -> {
                    Element signature = move(Xml.signature(signed), forged);
                    forged.insertBefore(signature, after(forged));
                    add(dsObject(signature), signed);
                }),
                wrapped("the same, and the forged one has its ID", (forged, signed) -> {
                    Element signature = move(Xml.signature(signed), forged);
                    forged.insertBefore(signature, after(forged));
                    add(dsObject(signature), signed);
                    forged.setAttribute("ID", signed.getAttribute("ID"));
                }),
                wrapped("the signed one in the value of an attribute", (forged, signed) -> {
                    forged.insertBefore(move(Xml.signature(signed), forged), after(forged));
                    add(Xml.saml(forged, "AttributeValue"), signed);
                }),
                wrapped("the signed one in an element of nobody's", (forged, signed) -> {
                    forged.insertBefore(move(Xml.signature(signed), forged), after(forged));
                    Element strange = forged.getOwnerDocument().createElementNS("urn:nobody", "x:Anything");
                    forged.appendChild(strange);
                    add(strange, signed);
                }),
                wrapped("two signatures, the first of which verifies nothing", (forged, signed) -> {
                    Element copy = (Element) forged.getOwnerDocument().importNode(Xml.signature(signed), true);
                    forged.insertBefore(copy, after(forged));
                    add(add(forged, "Advice"), signed);
                }),
                wrapped("the forged one's own ID written otherwise, so that the other is found", (forged, signed) -> {
                    forged.insertBefore(move(Xml.signature(signed), forged), after(forged));
                    forged.setAttribute("Id", signed.getAttribute("ID"));
                    forged.setAttribute("ID", "_forged");
                    add(add(forged, "Advice"), signed);
                }));
    }

    private interface Wrapping {
        void around(Element forged, Element signed);
    }

    private static Arguments wrapped(String how, Wrapping wrapping) {
        Element signed = Xml.read(Structures.vihf());
        Element forged = Xml.read(Structures.vihf());
        Element theirs = Xml.signature(forged);
        theirs.getParentNode().removeChild(theirs);
        forged.setAttribute("ID", "_forged");
        Xml.saml(forged, "NameID").setTextContent(VICTIM);
        Element taken = (Element) forged.getOwnerDocument().importNode(signed, true);
        wrapping.around(forged, taken);
        return Arguments.of(how, Xml.text(forged));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrapping(String how, String forged) {
        assertThat(forged).contains(VICTIM);
        assertThat(Verified.verifier().verify(Verified.octets(forged), Structures.ONE, VICTIM))
                .isInstanceOf(VihfVerdict.Refused.class);
        assertThat(verdict(forged)).isInstanceOf(VihfVerdict.Refused.class);
    }

    @Test
    void readsNoAssertionOutOfAMessageAroundIt() {
        String good = Structures.vihf();

        assertThat(verdict("<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + good + good + "</Response>"))
                .isEqualTo(refused(SamlRefusal.NOT_ONE_ASSERTION));
        assertThat(verdict("<Envelope><Header>" + good + "</Header></Envelope>"))
                .isEqualTo(refused(SamlRefusal.NOT_ONE_ASSERTION));
    }

    /** Signed with the right key and the right certificate, but not so that all of it is signed as it should be. */
    static Stream<Arguments> signedOtherwise() {
        return Stream.of(
                Arguments.of("SHA-1", SamlRefusal.ALGORITHM, forge(it -> it.method(SignatureMethod.RSA_SHA1))),
                Arguments.of("SHA-1 digest", SamlRefusal.ALGORITHM, forge(it -> it.digest(DigestMethod.SHA1))),
                Arguments.of("SHA-512", SamlRefusal.ALGORITHM, forge(it -> it.method(SignatureMethod.RSA_SHA512))),
                Arguments.of(
                        "HMAC with the public key for a secret",
                        SamlRefusal.ALGORITHM,
                        forge(Forge::hmacOfThePublicKey)),
                Arguments.of(
                        "inclusive canonicalization",
                        SamlRefusal.ALGORITHM,
                        forge(it -> it.canonical(CanonicalizationMethod.INCLUSIVE))),
                Arguments.of(
                        "canonicalization with comments",
                        SamlRefusal.ALGORITHM,
                        forge(it ->
                                it.transforms(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS))),
                Arguments.of(
                        "one transform twice",
                        SamlRefusal.ALGORITHM,
                        forge(it -> it.transforms(
                                Transform.ENVELOPED, Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE))),
                Arguments.of(
                        "no canonicalization", SamlRefusal.ALGORITHM, forge(it -> it.transforms(Transform.ENVELOPED))),
                Arguments.of("the whole document", SamlRefusal.NOT_SIGNED_AS_A_WHOLE, forge(it -> it.uri(""))),
                Arguments.of(
                        "an object of the signature instead",
                        SamlRefusal.ALGORITHM,
                        forge(Forge::overAnObjectOfItself)),
                Arguments.of("two references", SamlRefusal.ALGORITHM, forge(Forge::overItselfAndAnObject)),
                Arguments.of("signature at the end", SamlRefusal.NOT_SIGNED_AS_A_WHOLE, forge(Forge::atTheEnd)),
                Arguments.of("no key told", SamlRefusal.NO_CERTIFICATE, forge(Forge::withoutKeyInfo)),
                Arguments.of(
                        "a key instead of a certificate",
                        SamlRefusal.NO_CERTIFICATE,
                        forge(Forge::withKeyValueInstead)),
                Arguments.of(
                        "a key beside the certificate", SamlRefusal.NO_CERTIFICATE, forge(Forge::withKeyValueToo)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void signedOtherwise(String how, SamlRefusal why, String forged) {
        assertThat(verdict(forged)).isIn(refused(why), refused(SamlRefusal.NOT_ONE_ASSERTION));
    }

    private static String forge(Consumer<Forge> change) {
        Forge forge = new Forge();
        change.accept(forge);
        return forge.sign();
    }

    @Test
    void believesNoSignatureOfAKeyThatIsNotTheCertificates() {
        Element forged = Xml.read(new Forge().withSealOf(Structures.OTHERS_SEAL).sign());
        Element certificate = Xml.first(forged, Xml.DS, "X509Certificate");
        certificate.setTextContent(Xml.first(Xml.read(Structures.vihf()), Xml.DS, "X509Certificate")
                .getTextContent());

        assertThat(verdict(Xml.text(forged))).isEqualTo(refused(SamlRefusal.WRONG_SIGNATURE));
    }

    @Test
    void believesNothingThatIsNotSigned() {
        Element stripped = Xml.read(Structures.vihf());
        stripped.removeChild(Xml.signature(stripped));

        assertThat(verdict(Xml.text(stripped))).isEqualTo(refused(SamlRefusal.NOT_SIGNED_AS_A_WHOLE));
    }

    @Test
    void cannotBeToldHalfAText() {
        // Exclusive canonicalization leaves comments out: this verifies, and some parsers read the first half only.
        String cut = Structures.vihf().replace("899700000005", "8997<!-- -->00000005");
        String instructed = Structures.vihf().replace("899700000005", "8997<?a b?>00000005");

        assertThat(verdict(cut)).isEqualTo(refused(SamlRefusal.NOT_ONE_ASSERTION));
        assertThat(verdict(instructed)).isEqualTo(refused(SamlRefusal.NOT_ONE_ASSERTION));
    }

    static Stream<Arguments> whatIsNoAssertion() {
        String good = Structures.vihf();
        return Stream.of(
                Arguments.of("nothing", "", SamlRefusal.NOT_XML),
                Arguments.of("text", "assertion", SamlRefusal.NOT_XML),
                Arguments.of("half of one", good.substring(0, good.length() / 2), SamlRefusal.NOT_XML),
                Arguments.of("one and a half", good + good.substring(0, 99), SamlRefusal.NOT_XML),
                Arguments.of("a document type", "<!DOCTYPE Assertion>" + good, SamlRefusal.NOT_XML),
                Arguments.of("entities that grow", """
                        <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
                        """ + good.replace("HOMOLOGATION-1", "&d;"), SamlRefusal.NOT_XML),
                Arguments.of(
                        "a file of the machine",
                        "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                + good.replace("HOMOLOGATION-1", "&f;"),
                        SamlRefusal.NOT_XML),
                Arguments.of(
                        "a schema from elsewhere",
                        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">" + good,
                        SamlRefusal.NOT_XML),
                Arguments.of("a long one", good.replace("HOMOLOGATION-1", "H".repeat(64 * 1024)), SamlRefusal.TOO_LONG),
                Arguments.of(
                        "another version",
                        good.replace("Version=\"2.0\"", "Version=\"1.1\""),
                        SamlRefusal.NOT_ONE_ASSERTION),
                Arguments.of(
                        "another namespace",
                        good.replace("urn:oasis:names:tc:SAML:2.0:assertion", "urn:oasis:names:tc:SAML:1.0:assertion"),
                        SamlRefusal.NOT_ONE_ASSERTION),
                Arguments.of("without an ID", good.replaceFirst(" ID=\"[^\"]*\"", ""), SamlRefusal.NOT_ONE_ASSERTION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsNoAssertion(String what, String text, SamlRefusal why) {
        assertThat(verdict(text)).isEqualTo(refused(why));
        assertThat(PsAssertion.mismatch(Verified.octets(text), Map.of()))
                .as("nor as an assertion PS")
                .contains(why);
    }

    @Test
    void isNotFollowedIntoTheDepth() {
        String deep = Structures.vihf().replace("HOMOLOGATION-1", "<a>".repeat(7000) + "</a>".repeat(7000));

        // Newer Java stops reading by itself.
        assertThat(verdict(deep)).isIn(refused(SamlRefusal.NOT_ONE_ASSERTION), refused(SamlRefusal.NOT_XML));
    }

    private static Element move(Element element, Element to) {
        element.getParentNode().removeChild(element);
        return (Element) to.getOwnerDocument().adoptNode(element);
    }

    private static Element add(Element in, String name) {
        Element child = in.getOwnerDocument().createElementNS(Xml.SAML, "saml:" + name);
        in.appendChild(child);
        return child;
    }

    private static void add(Element in, Element child) {
        in.appendChild(child);
    }

    private static Element dsObject(Element signature) {
        Document document = signature.getOwnerDocument();
        Element object = document.createElementNS(Xml.DS, "ds:Object");
        signature.appendChild(object);
        return object;
    }

    /** Where a signature has to be. */
    private static Element after(Element assertion) {
        return (Element) Xml.saml(assertion, "Issuer").getNextSibling();
    }
}
