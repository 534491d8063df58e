package fr.galien.service.record;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.NameID;

/**
 * Whether an assertion is a VIHF that speaks for the caller: of the same person, for the structure that signed it, that opened the
 * connection and that the token names. The order is the policy, and it is all in {@link #judge}.
 */
final class AssertionJudge {

    private static final Duration SKEW = Duration.ofSeconds(30);

    /** {@code <INS>^^^&<OID>&ISO^NH}. */
    private static final Pattern PATIENT = Pattern.compile("([0-9A-Z]{15})\\^\\^\\^&([0-9.]{1,64})&ISO\\^NH");

    private final OpenSaml openSaml;
    private final Clock clock;

    AssertionJudge(OpenSaml openSaml, Clock clock) {
        this.openSaml = openSaml;
        this.clock = clock;
    }

    /**
     * @return the patient it is about
     * @throws SoapFault if it may not be believed
     */
    PatientId judge(Envelope message, Caller caller) {
        OpenSaml.Signed signed = openSaml.read(message.assertion());
        Assertion assertion = signed.assertion();
        require(
                assertion.getIssuer() != null
                        && sameName(
                                assertion.getIssuer().getValue(),
                                signed.signer().getSubjectX500Principal().getName()),
                "its Issuer is not the one who signed");
        require(isNow(assertion.getConditions()), "it has expired, or is not valid yet");
        require(text(assertion, "VIHF_Version").filter("4.0"::equals).isPresent(), "it is no VIHF 4.0");
        NameID subject =
                assertion.getSubject() == null ? null : assertion.getSubject().getNameID();
        require(
                subject != null && caller.nationalId().equals(subject.getValue()),
                "it is of another person than the token");
        String structure = text(assertion, "Identifiant_Structure").orElse("");
        require(structure.equals(caller.structure()), "it is of another structure than the token");
        require(structures(signed.signer()).equals(List.of(structure)), "its signer is not its structure");
        require(
                caller.certificate()
                        .map(AssertionJudge::structures)
                        .filter(List.of(structure)::equals)
                        .isPresent(),
                "the connection is of another structure, or of none");
        return text(assertion, "urn:oasis:names:tc:xacml:2.0:resource:resource-id")
                .map(PATIENT::matcher)
                .filter(found -> found.matches())
                .map(found -> new PatientId(found.group(1), found.group(2)))
                .orElseThrow(() -> SoapFault.security("it names no patient"));
    }

    /** @param register an OID */
    record PatientId(String ins, String register) {

        @Override
        public String toString() {
            return "PatientId[hidden]";
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SoapFault.security("the assertion is refused: " + otherwise);
        }
    }

    /** Without conditions it would be good for ever. */
    private boolean isNow(Conditions conditions) {
        if (conditions == null || conditions.getNotBefore() == null || conditions.getNotOnOrAfter() == null) {
            return false;
        }
        Instant now = clock.instant();
        return !now.plus(SKEW).isBefore(conditions.getNotBefore())
                && now.minus(SKEW).isBefore(conditions.getNotOnOrAfter());
    }

    /** The one value of the one attribute of that name. */
    private static Optional<String> text(Assertion assertion, String name) {
        List<Attribute> named = assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .filter(attribute -> name.equals(attribute.getName()))
                .toList();
        if (named.size() != 1 || named.getFirst().getAttributeValues().size() != 1) {
            return Optional.empty();
        }
        XMLObject value = named.getFirst().getAttributeValues().getFirst();
        return Optional.ofNullable(value.getDOM())
                .map(element -> element.getTextContent().strip());
    }

    private static boolean sameName(String one, String other) {
        try {
            return one != null && new LdapName(one).equals(new LdapName(other));
        } catch (InvalidNameException notAName) {
            return false;
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
