package fr.galien.sandbox.token;

import com.nimbusds.jose.util.Base64URL;
import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Looks at an assertion as whoever receives it will: by the JDK's XML signatures. */
final class AssertionChecks {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final Path authorities;

    AssertionChecks(SandboxHome home) {
        this.authorities = CardAuthority.organisations(home.authority(), CardEnvironment.TEST);
    }

    /** @param raw base64url without padding */
    TokenAnswer of(String raw) throws IOException {
        try {
            Document document = parse(new Base64URL(raw).decode());
            Element assertion = document.getDocumentElement();
            if (!SAML.equals(assertion.getNamespaceURI())
                    || !assertion.getLocalName().equals("Assertion")) {
                return new TokenAnswer.Wrong("What came is not a SAML assertion.");
            }
            Element signature = (Element) assertion
                    .getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                    .item(0);
            List<String> checks = signature == null
                    ? List.of("Not signed: it goes beside an access token, and is worth nothing alone")
                    : signed(assertion, signature);
            return checks.isEmpty()
                    ? new TokenAnswer.Wrong("The assertion's signature is not valid.")
                    : new TokenAnswer.Assertion(raw, indented(document), checks);
        } catch (SAXException e) {
            return new TokenAnswer.Wrong("What came is not XML.");
        } catch (MarshalException | XMLSignatureException e) {
            return new TokenAnswer.Wrong("The assertion's signature cannot be read.");
        } catch (GeneralSecurityException e) {
            return new TokenAnswer.Wrong(
                    "The assertion was signed with a certificate of no authority of this sandbox.");
        }
    }

    /** Empty if it is wrong. */
    private List<String> signed(Element assertion, Element element)
            throws MarshalException, XMLSignatureException, GeneralSecurityException, IOException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        X509Certificate signer =
                certificate(factory.unmarshalXMLSignature(new javax.xml.crypto.dom.DOMStructure(element)));
        issuedHere(signer);
        DOMValidateContext context = new DOMValidateContext(signer.getPublicKey(), element);
        context.setProperty("org.jcp.xml.dsig.secureValidation", true);
        context.setIdAttributeNS(assertion, null, "ID");
        XMLSignature signature = factory.unmarshalXMLSignature(context);
        // It must sign this element: one that signs another would be as good a signature.
        List<Reference> references = signature.getSignedInfo().getReferences();
        boolean whole = element.getParentNode() == assertion
                && references.size() == 1
                && references.getFirst().getURI().equals("#" + assertion.getAttribute("ID"));
        return whole && signature.validate(context)
                ? List.of(
                        "Signed by " + signer.getSubjectX500Principal().getName(),
                        "The signer's certificate is of the sandbox's authority for organisations")
                : List.of();
    }

    private static X509Certificate certificate(XMLSignature signature) throws GeneralSecurityException {
        Stream<?> infos =
                signature.getKeyInfo() == null ? Stream.empty() : signature.getKeyInfo().getContent().stream();
        return infos.filter(X509Data.class::isInstance)
                .flatMap(data -> ((X509Data) data).getContent().stream())
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no certificate in the signature"));
    }

    private void issuedHere(X509Certificate signer) throws GeneralSecurityException, IOException {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        try (Stream<Path> files = Files.list(authorities)) {
            for (Path file : files.toList()) {
                try (var pem = Files.newInputStream(file)) {
                    X509Certificate authority = (X509Certificate) certificates.generateCertificate(pem);
                    if (authority.getSubjectX500Principal().equals(signer.getIssuerX500Principal())) {
                        signer.verify(authority.getPublicKey());
                        return;
                    }
                }
            }
        }
        throw new GeneralSecurityException("issued by nobody known here");
    }

    private static Document parse(byte[] xml) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // The JDK's own would print what is wrong.
            parser.setErrorHandler(new DefaultHandler());
            return parser.parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML parser", e);
        }
    }

    private static String indented(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("this JDK does not write XML", e);
        }
    }
}
