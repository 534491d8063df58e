package fr.galien.service.record;

import fr.galien.resource.saml.VerifiedVihf;
import fr.galien.resource.saml.VihfVerdict;
import fr.galien.resource.saml.VihfVerifier;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;

/**
 * Whether an assertion is a VIHF that speaks for the caller: of the same person, for the structure that sealed it, that opened the
 * connection and that the token names. Two judge its signature, one of them others' code: what either refuses is refused.
 */
final class AssertionJudge {

    /** {@code <INS>^^^&<OID>&ISO^NH}. */
    private static final Pattern PATIENT = Pattern.compile("([0-9A-Z]{15})\\^\\^\\^&([0-9.]{1,64})&ISO\\^NH");

    private final OpenSaml openSaml;
    private final VihfVerifier verifier;

    AssertionJudge(OpenSaml openSaml, VihfVerifier verifier) {
        this.openSaml = openSaml;
        this.verifier = verifier;
    }

    /**
     * @return the patient it is about
     * @throws SoapFault if it may not be believed
     */
    PatientId judge(Envelope message, Caller caller) {
        openSaml.believe(message.assertion());
        VerifiedVihf vihf =
                switch (verifier.verify(bytes(message.assertion()), caller.structure(), caller.nationalId())) {
                    case VihfVerdict.Accepted accepted -> accepted.vihf();
                    case VihfVerdict.Refused refused ->
                        throw SoapFault.security(
                                "the assertion is refused: " + refused.why().sentence());
                };
        if (!caller.certificate().map(AssertionJudge::structures).equals(Optional.of(List.of(vihf.structure())))) {
            throw SoapFault.security("the connection is of another structure than the assertion, or of none");
        }
        Matcher patient = PATIENT.matcher(vihf.patient());
        if (!patient.matches()) {
            throw SoapFault.security("the assertion is refused: it names no patient");
        }
        return new PatientId(patient.group(1), patient.group(2));
    }

    /** @param register an OID */
    record PatientId(String ins, String register) {

        @Override
        public String toString() {
            return "PatientId[hidden]";
        }
    }

    /** The assertion by itself, as the verifier reads it. */
    private static byte[] bytes(Element assertion) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(assertion), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers of the structures a certificate is issued to. */
    private static List<String> structures(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("OU"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException notAName) {
            return List.of();
        }
    }
}
