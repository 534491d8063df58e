package fr.galien.resource.saml;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Whether a VIHF 4.0 is to be believed that came beside a token: sealed as a whole by the structure, by a seal of a trusted
 * authority, now, and of the token's person and structure. With the JDK alone. The order is the policy, and it is all in
 * {@link #judge}: nothing of an assertion is read before it was verified, and no key is used before its certificate is.
 */
public final class VihfVerifier {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final String PATIENT = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";

    private final SealAuthorities authorities;
    private final Clock clock;

    /** @param authorities that issue seals to structures: pinned, those that issue to people not among them */
    public VihfVerifier(Collection<X509Certificate> authorities, Clock clock) {
        this.authorities = SealAuthorities.of(authorities);
        this.clock = clock;
    }

    /**
     * @param assertion  the element {@code Assertion} and nothing around it, in any encoding XML knows; 64 KB at most
     * @param structure  {@code Identifiant_Structure} of the token
     * @param nationalId {@code SubjectNameID} of the token
     */
    public VihfVerdict verify(byte[] assertion, String structure, String nationalId) {
        try {
            return new VihfVerdict.Accepted(judge(assertion, structure, nationalId));
        } catch (NotBelieved refused) {
            return new VihfVerdict.Refused(refused.why());
        }
    }

    private VerifiedVihf judge(byte[] assertion, String structure, String nationalId) throws NotBelieved {
        Instant now = clock.instant();
        AssertionDocument document = AssertionDocument.read(assertion);
        RootSignature signature = RootSignature.of(document);
        X509Certificate signer = signature.unverifiedSigner();
        authorities.judge(signer, now);
        signature.verify(signer);
        // From here on every word is the signer's.
        SealName name = new SealName(signer.getSubjectX500Principal());
        NotBelieved.unless(document.text("Issuer").filter(name::is).isPresent(), SamlRefusal.OTHER_ISSUER);
        VerifiedVihf vihf = read(document);
        NotBelieved.unless(
                vihf.structure().equals(structure)
                        && name.structure().filter(structure::equals).isPresent(),
                SamlRefusal.OTHER_STRUCTURE);
        NotBelieved.unless(isNow(document, now), SamlRefusal.NOT_NOW);
        NotBelieved.unless(vihf.nationalId().equals(nationalId), SamlRefusal.OTHER_PERSON);
        return vihf;
    }

    /** Without conditions it would be good for ever. */
    private static boolean isNow(AssertionDocument document, Instant now) {
        Optional<Element> conditions = document.one("Conditions");
        Optional<Instant> from = conditions.flatMap(it -> time(it.getAttributeNS(null, "NotBefore")));
        Optional<Instant> until = conditions.flatMap(it -> time(it.getAttributeNS(null, "NotOnOrAfter")));
        return from.isPresent()
                && until.isPresent()
                && !now.plus(SKEW).isBefore(from.get())
                && now.minus(SKEW).isBefore(until.get())
                && Duration.between(from.get(), until.get()).compareTo(LONGEST_LIFE) <= 0;
    }

    private static VerifiedVihf read(AssertionDocument document) throws NotBelieved {
        NotBelieved.unless(
                document.value("VIHF_Version").filter("4.0"::equals).isPresent()
                        && document.value("Authentification_Mode")
                                .filter("INDIRECTE_RENFORCEE"::equals)
                                .isPresent(),
                SamlRefusal.NOT_A_VIHF);
        List<VerifiedVihf.Code> roles = codes(document, ROLE, "Role");
        List<VerifiedVihf.Code> purposes = codes(document, PURPOSE, "PurposeOfUse");
        NotBelieved.unless((roles.size() == 1 || roles.size() == 2) && purposes.size() == 1, SamlRefusal.NOT_A_VIHF);
        return new VerifiedVihf(
                document.id(),
                told(document.text("Subject", "NameID")),
                told(document.value("Identifiant_Structure")),
                told(document.one("AuthnStatement").flatMap(it -> time(it.getAttributeNS(null, "AuthnInstant")))),
                told(document.text("AuthnStatement", "AuthnContext", "AuthnContextClassRef")),
                told(document.one("Conditions").flatMap(it -> time(it.getAttributeNS(null, "NotOnOrAfter")))),
                told(document.value(PATIENT)),
                roles,
                purposes.getFirst(),
                attributes(document));
    }

    private static <T> T told(Optional<T> value) throws NotBelieved {
        return value.orElseThrow(() -> new NotBelieved(SamlRefusal.NOT_A_VIHF));
    }

    private static Map<String, List<String>> attributes(AssertionDocument document) throws NotBelieved {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Element attribute : document.attributes()) {
            String name = attribute.getAttributeNS(null, "Name");
            List<String> values = document.values(name).stream()
                    .map(value -> AssertionDocument.elements(value).stream()
                            .findFirst()
                            .map(coded -> coded.getAttributeNS(null, "code"))
                            .orElseGet(value::getTextContent))
                    .toList();
            NotBelieved.unless(!values.isEmpty(), SamlRefusal.NOT_A_VIHF);
            attributes.put(name, values);
        }
        return attributes;
    }

    /** Every value, or none if one of them is no code. */
    private static List<VerifiedVihf.Code> codes(AssertionDocument document, String attribute, String type) {
        List<List<Element>> values = document.values(attribute).stream()
                .map(AssertionDocument::elements)
                .toList();
        boolean coded = values.stream()
                .allMatch(elements -> elements.size() == 1
                        && HL7.equals(elements.getFirst().getNamespaceURI())
                        && type.equals(elements.getFirst().getLocalName()));
        return coded
                ? values.stream()
                        .map(List::getFirst)
                        .map(element -> new VerifiedVihf.Code(
                                element.getAttributeNS(null, "code"), element.getAttributeNS(null, "codeSystem")))
                        .toList()
                : List.of();
    }

    /** {@code xs:dateTime} in UTC, as SAML Core §1.3.3 wants it. */
    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
