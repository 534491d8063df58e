package fr.galien.testkit.demo;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What the record answered in SOAP. */
record SoapAnswer(Document message) {

    private static final String RECORD = "urn:galien:sandbox:record";

    static SoapAnswer read(String xml) throws ServiceRefused {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // The JDK's own would print what is wrong.
            parser.setErrorHandler(new DefaultHandler());
            return new SoapAnswer(parser.parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException | IOException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    /** The first element of that name; empty if there is none. */
    String text(String name) {
        Node element = message.getElementsByTagNameNS(RECORD, name).item(0);
        return element == null ? "" : element.getTextContent();
    }
}
