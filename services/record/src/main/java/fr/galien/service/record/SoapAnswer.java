package fr.galien.service.record;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.hl7.fhir.r4.model.Patient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SOAP 1.2 message to send. */
final class SoapAnswer {

    /** Of the questions and answers of this sandbox; the real record has its own. */
    static final String OURS = "urn:galien:sandbox:record";

    private static final String SOAP = Envelope.SOAP;

    private final Document message = Envelope.parser().newDocument();
    private final Element body;

    private SoapAnswer() {
        Element envelope = message.createElementNS(SOAP, "env:Envelope");
        message.appendChild(envelope);
        this.body = child(envelope, SOAP, "env:Body");
    }

    static SoapAnswer summary(Patient patient) {
        SoapAnswer answer = new SoapAnswer();
        Element summary = child(answer.body, OURS, "PatientSummaryAnswer");
        child(summary, OURS, "Name").setTextContent(patient.getNameFirstRep().getNameAsSingleString());
        child(summary, OURS, "BirthDate")
                .setTextContent(patient.getBirthDateElement().getValueAsString());
        child(summary, OURS, "Gender").setTextContent(patient.getGender().toCode());
        return answer;
    }

    /** SOAP 1.2 §5.4. */
    static SoapAnswer fault(SoapFault why) {
        SoapAnswer answer = new SoapAnswer();
        Element fault = child(answer.body, SOAP, "env:Fault");
        Element code = child(fault, SOAP, "env:Code");
        child(code, SOAP, "env:Value").setTextContent(why.kind().code());
        if (!why.kind().subcode().isEmpty()) {
            Element subcode = child(child(code, SOAP, "env:Subcode"), SOAP, "env:Value");
            subcode.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wsse", Envelope.SECURITY);
            subcode.setTextContent(why.kind().subcode());
        }
        Element text = child(child(fault, SOAP, "env:Reason"), SOAP, "env:Text");
        text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", "en");
        text.setTextContent(why.getMessage());
        return answer;
    }

    void send(int status, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/soap+xml");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.transform(new DOMSource(message), new StreamResult(response.getOutputStream()));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }

    private static Element child(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }
}
