package fr.galien.token.assertion;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What an assertion says, read with the JDK's parser. */
record Read(Element root) {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    static Read of(AssertionAnswer answer) {
        return of(((AssertionAnswer.Issued) answer).xml());
    }

    static Read of(String xml) {
        try {
            return new Read(DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The only element of that name. */
    Element one(String name) {
        List<Element> all = all(root, name);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " of " + name);
        }
        return all.getFirst();
    }

    String text(String name) {
        return one(name).getTextContent();
    }

    List<String> children() {
        return elements(root).map(Element::getLocalName).toList();
    }

    /** Text of each value; a coded one is {@code element code table tableName label}. */
    Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        all(root, "Attribute")
                .forEach(attribute -> attributes.put(
                        attribute.getAttribute("Name"),
                        all(attribute, "AttributeValue").stream()
                                .map(Read::value)
                                .toList()));
        return attributes;
    }

    private static String value(Element value) {
        return elements(value)
                .findFirst()
                .map(coded -> String.join(
                        " ",
                        coded.getNodeName(),
                        coded.getAttribute("code"),
                        coded.getAttribute("codeSystem"),
                        coded.getAttribute("codeSystemName"),
                        coded.getAttribute("displayName")))
                .orElseGet(value::getTextContent);
    }

    private static List<Element> all(Element in, String name) {
        var found = in.getElementsByTagNameNS(SAML, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static Stream<Element> elements(Node in) {
        return IntStream.range(0, in.getChildNodes().getLength())
                .mapToObj(in.getChildNodes()::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
