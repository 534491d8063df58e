package fr.galien.service.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A SOAP 1.2 message that has the one shape this service reads.
 *
 * @param assertion the one assertion there is in all of the message, in its one {@code wsse:Security}
 * @param question  the one element of the body
 */
record Envelope(Element assertion, Element question) {

    static final int MOST_BYTES = 128 << 10;

    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    /** @throws SoapFault if it has another shape */
    static Envelope read(byte[] message) {
        Element envelope = parse(message).getDocumentElement();
        if (!is(envelope, SOAP, "Envelope")) {
            throw SoapFault.malformed("not a SOAP 1.2 envelope");
        }
        List<Element> parts = children(envelope);
        if (parts.size() != 2 || !is(parts.getFirst(), SOAP, "Header") || !is(parts.getLast(), SOAP, "Body")) {
            throw SoapFault.malformed("one Header and one Body are wanted");
        }
        for (Element header : children(parts.getFirst())) {
            understood(header);
        }
        // Anywhere in the message: a second one, wherever it stands, could be the one that somebody signed.
        if (envelope.getElementsByTagNameNS(SAML, "Assertion").getLength() != 1) {
            throw SoapFault.security("one assertion is wanted");
        }
        Element assertion = only(only(parts.getFirst(), SECURITY, "Security"), SAML, "Assertion");
        List<Element> body = children(parts.getLast());
        if (body.size() != 1) {
            throw SoapFault.malformed("one question is wanted in the Body");
        }
        return new Envelope(assertion, body.getFirst());
    }

    /** SOAP 1.2 §5.2.3: what must be understood and is not, is answered so. */
    private static void understood(Element header) {
        String must = header.getAttributeNS(SOAP, "mustUnderstand");
        boolean known = is(header, SECURITY, "Security") || ADDRESSING.equals(header.getNamespaceURI());
        if (!known && (must.equals("true") || must.equals("1"))) {
            throw SoapFault.notUnderstood();
        }
    }

    private static Element only(Element parent, String namespace, String name) {
        List<Element> found = children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
        if (found.size() != 1) {
            throw SoapFault.security("one " + name + " is wanted in the " + parent.getLocalName());
        }
        return found.getFirst();
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static Document parse(byte[] message) {
        try {
            return parser().parse(new ByteArrayInputStream(message));
        } catch (SAXException | IOException notXml) {
            throw SoapFault.malformed("not readable as XML without a document type");
        }
    }

    /** The JDK's own, whatever else is on the class path. No document type: no entities, nothing fetched, no attribute made an ID. */
    static DocumentBuilder parser() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(SILENT);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK's default one prints to the log what it stumbled on. */
    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException ignored) {
            // Nothing is wrong.
        }

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    };

    /** What is in it is personal. */
    @Override
    public String toString() {
        return "Envelope[hidden]";
    }
}
