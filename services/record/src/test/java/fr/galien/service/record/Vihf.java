package fr.galien.service.record;

import fr.galien.testkit.card.SoftwareCertificate;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A VIHF, each part free to be bent before it is signed. */
record Vihf(
        String person,
        String structure,
        String patient,
        String version,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> issuer,
        String algorithm,
        String covered,
        Consumer<Element> last) {

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String ID = "_vihf";

    private static final String TEMPLATE = """
            <Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" ID="_vihf" IssueInstant="@now">\
            <Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">@issuer</Issuer>\
            <Subject><NameID ID="_name">@person</NameID></Subject>\
            @conditions\
            <AuthnStatement AuthnInstant="@now"><AuthnContext>\
            <AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI</AuthnContextClassRef>\
            </AuthnContext></AuthnStatement>\
            <AttributeStatement>\
            <Attribute Name="VIHF_Version"><AttributeValue>@version</AttributeValue></Attribute>\
            <Attribute Name="Authentification_Mode"><AttributeValue>INDIRECTE_RENFORCEE</AttributeValue></Attribute>\
            <Attribute Name="Identifiant_Structure"><AttributeValue>@structure</AttributeValue></Attribute>\
            <Attribute Name="urn:oasis:names:tc:xacml:2.0:subject:role"><AttributeValue>\
            <Role xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE" code="60" \
            codeSystem="1.2.250.1.71.1.2.7"/></AttributeValue></Attribute>\
            <Attribute Name="urn:oasis:names:tc:xspa:1.0:subject:purposeofuse"><AttributeValue>\
            <PurposeOfUse xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE" \
            code="normal" codeSystem="1.2.250.1.213.1.1.4.248"/></AttributeValue></Attribute>\
            <Attribute Name="urn:oasis:names:tc:xacml:2.0:resource:resource-id">\
            <AttributeValue>@patient</AttributeValue></Attribute>\
            </AttributeStatement></Assertion>""";

    /** Of the doctor, for the structure, about a patient the record knows: good for five minutes. */
    static Vihf good(Instant now) {
        return new Vihf(
                TheRecord.DOCTOR,
                TheRecord.STRUCTURE,
                Patients.all().getFirst().getIdentifierFirstRep().getValue() + "^^^&amp;" + Patients.TEST_INS
                        + "&amp;ISO^NH",
                "4.0",
                Optional.of(now.minusSeconds(1)),
                Optional.of(now.plusSeconds(300)),
                Optional.empty(),
                RSA_SHA256,
                "#" + ID,
                assertion -> {});
    }

    Vihf of(String other) {
        return new Vihf(other, structure, patient, version, from, until, issuer, algorithm, covered, last);
    }

    Vihf forStructure(String other) {
        return new Vihf(person, other, patient, version, from, until, issuer, algorithm, covered, last);
    }

    Vihf about(String other) {
        return new Vihf(person, structure, other, version, from, until, issuer, algorithm, covered, last);
    }

    Vihf version(String other) {
        return new Vihf(person, structure, patient, other, from, until, issuer, algorithm, covered, last);
    }

    Vihf valid(Instant since, Instant to) {
        return new Vihf(
                person,
                structure,
                patient,
                version,
                Optional.of(since),
                Optional.of(to),
                issuer,
                algorithm,
                covered,
                last);
    }

    Vihf forEver() {
        return new Vihf(
                person,
                structure,
                patient,
                version,
                Optional.empty(),
                Optional.empty(),
                issuer,
                algorithm,
                covered,
                last);
    }

    Vihf saysItIsFrom(String other) {
        return new Vihf(person, structure, patient, version, from, until, Optional.of(other), algorithm, covered, last);
    }

    Vihf signedBy(String other) {
        return new Vihf(person, structure, patient, version, from, until, issuer, other, covered, last);
    }

    /** @param uri what the signature says it is about */
    Vihf covering(String uri) {
        return new Vihf(person, structure, patient, version, from, until, issuer, algorithm, uri, last);
    }

    /** Changed after it was signed. */
    Vihf then(Consumer<Element> change) {
        return new Vihf(person, structure, patient, version, from, until, issuer, algorithm, covered, change);
    }

    /** As text, without an XML declaration. */
    String signed(SoftwareCertificate seal) {
        try {
            Element assertion = unsigned(seal);
            sign(assertion, seal);
            last.accept(assertion);
            return text(assertion);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    String notSigned(SoftwareCertificate seal) {
        try {
            return text(unsigned(seal));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Element unsigned(SoftwareCertificate seal) throws Exception {
        String conditions = from.isPresent()
                ? "<Conditions NotBefore=\"" + from.get() + "\" NotOnOrAfter=\"" + until.orElseThrow() + "\"/>"
                : "";
        String filled = TEMPLATE.replace("@now", Instant.now().toString())
                .replace(
                        "@issuer",
                        issuer.orElseGet(() ->
                                seal.certificate().getSubjectX500Principal().getName()))
                .replace("@conditions", conditions)
                .replace("@person", person)
                .replace("@structure", structure)
                .replace("@version", version)
                .replace("@patient", patient);
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(filled)));
        Element assertion = document.getDocumentElement();
        assertion.setIdAttribute("ID", true);
        ((Element) assertion.getElementsByTagNameNS(Envelope.SAML, "NameID").item(0)).setIdAttribute("ID", true);
        return assertion;
    }

    private void sign(Element assertion, SoftwareCertificate seal) throws Exception {
        XMLSignatureFactory signatures = XMLSignatureFactory.getInstance("DOM");
        Reference reference = signatures.newReference(
                covered,
                signatures.newDigestMethod(SHA256, null),
                List.of(
                        signatures.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        signatures.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                null,
                null);
        KeyInfoFactory keys = signatures.getKeyInfoFactory();
        KeyInfo key = keys.newKeyInfo(List.of(keys.newX509Data(List.of(seal.certificate()))));
        DOMSignContext context = new DOMSignContext(
                seal.privateKey(), assertion, assertion.getFirstChild().getNextSibling());
        // A good verifier refuses it, so a test must be able to make it.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        signatures
                .newXMLSignature(
                        signatures.newSignedInfo(
                                signatures.newCanonicalizationMethod(
                                        CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                signatures.newSignatureMethod(algorithm, null),
                                List.of(reference)),
                        key)
                .sign(context);
    }

    static String text(Element element) throws Exception {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(element), new StreamResult(text));
        return text.toString();
    }

    /** In the message a structure's software would send. */
    static String inEnvelope(String... assertions) {
        return ENVELOPE.apply(String.join("", assertions));
    }

    private static final UnaryOperator<String> ENVELOPE = assertions -> """
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://www.w3.org/2005/08/addressing">\
            <env:Header><wsa:Action env:mustUnderstand="true">urn:galien:sandbox:record:PatientSummary</wsa:Action>\
            <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" \
            env:mustUnderstand="true">@assertions</wsse:Security></env:Header>\
            <env:Body><PatientSummary xmlns="urn:galien:sandbox:record"/></env:Body></env:Envelope>""".replace("@assertions", assertions);
}
