package fr.galien.resource.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One assertion, read so that nothing can be hidden in it: no document type, hence no entity; no comment or instruction, in
 * which a text could be cut in two; no second assertion.
 */
record AssertionDocument(Element root) {

    static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 16;

    static AssertionDocument read(byte[] assertion) throws NotBelieved {
        NotBelieved.unless(assertion.length <= LONGEST, SamlRefusal.TOO_LONG);
        Element root = parse(assertion);
        NotBelieved.unless(
                isSaml(root, "Assertion")
                        && root.getAttributeNS(null, "Version").equals("2.0")
                        && !root.getAttributeNS(null, "ID").isEmpty()
                        && root.getElementsByTagNameNS("*", "Assertion").getLength() == 0
                        && isPlain(root.getOwnerDocument(), DEEPEST),
                SamlRefusal.NOT_ONE_ASSERTION);
        return new AssertionDocument(root);
    }

    private static Element parse(byte[] assertion) throws NotBelieved {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The JDK's own prints what it finds wrong.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(assertion)).getDocumentElement();
        } catch (SAXException | IOException unreadable) {
            throw new NotBelieved(SamlRefusal.NOT_XML, unreadable);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Elements and text alone, and not so many within each other that whoever follows them loses count. */
    private static boolean isPlain(Node node, int levels) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean plain = child.getNodeType() == Node.TEXT_NODE
                    || child.getNodeType() == Node.ELEMENT_NODE && levels > 0 && isPlain(child, levels - 1);
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    String id() {
        return root.getAttributeNS(null, "ID");
    }

    /** The one element of SAML at the end of a path of names, each the only one of its name in its parent. */
    Optional<Element> one(String... path) {
        Element here = root;
        for (String name : path) {
            List<Element> named = children(here, name);
            if (named.size() != 1) {
                return Optional.empty();
            }
            here = named.getFirst();
        }
        return Optional.of(here);
    }

    Optional<String> text(String... path) {
        return one(path).filter(element -> elements(element).isEmpty()).map(Element::getTextContent);
    }

    /** The values of the one attribute of that name; none if there are two of them, or two statements. */
    List<Element> values(String name) {
        List<Element> named = attributes().stream()
                .filter(attribute -> attribute.getAttributeNS(null, "Name").equals(name))
                .toList();
        return named.size() == 1 ? children(named.getFirst(), "AttributeValue") : List.of();
    }

    /** The text of the one value of the one attribute of that name. */
    Optional<String> value(String name) {
        List<Element> values = values(name);
        return values.size() == 1 && elements(values.getFirst()).isEmpty()
                ? Optional.of(values.getFirst().getTextContent())
                : Optional.empty();
    }

    List<Element> attributes() {
        return one("AttributeStatement")
                .map(statement -> children(statement, "Attribute"))
                .orElse(List.of());
    }

    static boolean isSaml(Element element, String name) {
        return SAML.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> elements(Node in) {
        List<Element> elements = new ArrayList<>();
        for (Node child = in.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<Element> children(Element in, String name) {
        return elements(in).stream().filter(child -> isSaml(child, name)).toList();
    }

    @Override
    public String toString() {
        return "AssertionDocument[hidden]";
    }
}
