package fr.galien.token.assertion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An element of an assertion under construction (SAML 2.0 Core, HL7 v3). Namespaces are declared as attributes too:
 * canonicalization of a tree that was never text sees no others.
 */
record Saml(Element element) {

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String HL7 = "urn:hl7-org:v3";

    /** Core §2.3.3. The ID is an NCName: it must not begin with a digit. */
    static Saml assertion(String id, Instant at) {
        Element root = empty().createElementNS(ASSERTION, "saml:Assertion");
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:saml", ASSERTION);
        root.getOwnerDocument().appendChild(root);
        return new Saml(root).with("Version", "2.0").with("ID", "_" + id).with("IssueInstant", time(at));
    }

    /** In UTC and whole seconds. */
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A child, which is returned. */
    Saml add(String name) {
        Element child = element.getOwnerDocument().createElementNS(ASSERTION, "saml:" + name);
        element.appendChild(child);
        return new Saml(child);
    }

    /** A child with nothing but text in it, which is returned. */
    Saml add(String name, String text) {
        Saml child = add(name);
        child.element.setTextContent(text);
        return child;
    }

    Saml with(String attribute, String value) {
        element.setAttributeNS(null, attribute, value);
        return this;
    }

    /** Core §2.7.3.1: an attribute of an attribute statement. */
    void attribute(String name, String value) {
        add("Attribute").with("Name", name).add("AttributeValue", value);
    }

    /** The same, with a coded value for each. */
    void attribute(String name, String type, Iterable<Coded> values) {
        Saml attribute = add("Attribute").with("Name", name);
        values.forEach(value -> attribute.add("AttributeValue").coded(type, value));
    }

    private void coded(String type, Coded value) {
        Element child = element.getOwnerDocument().createElementNS(HL7, type);
        child.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", HL7);
        child.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        child.setAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", "CE");
        child.setAttributeNS(null, "code", value.code());
        child.setAttributeNS(null, "codeSystem", value.table());
        child.setAttributeNS(null, "codeSystemName", value.name());
        value.label().ifPresent(label -> child.setAttributeNS(null, "displayName", label));
        element.appendChild(child);
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Saml[" + element.getTagName() + "]";
    }
}
