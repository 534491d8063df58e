package fr.galien.tests.vihf;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Text to tree and back, with the JDK. */
final class Xml {

    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private Xml() {}

    static Element read(String text) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String text(Element element) {
        try {
            Transformer plain = TransformerFactory.newDefaultInstance().newTransformer();
            plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            plain.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Element first(Element in, String namespace, String name) {
        Element found = (Element) in.getElementsByTagNameNS(namespace, name).item(0);
        if (found == null) {
            throw new AssertionError("no " + name);
        }
        return found;
    }

    static Element saml(Element in, String name) {
        return first(in, SAML, name);
    }

    static Element signature(Element in) {
        return first(in, DS, "Signature");
    }

    /** The attribute of an attribute statement. */
    static Element attribute(Element assertion, String name) {
        return attributes(assertion).stream()
                .filter(one -> one.getAttribute("Name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Element> attributes(Element assertion) {
        var all = assertion.getElementsByTagNameNS(SAML, "Attribute");
        List<Element> attributes = new ArrayList<>();
        for (int at = 0; at < all.getLength(); at++) {
            attributes.add((Element) all.item(at));
        }
        return attributes;
    }
}
