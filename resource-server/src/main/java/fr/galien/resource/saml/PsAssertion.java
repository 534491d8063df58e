package fr.galien.resource.saml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The unsigned "assertion PS" beside a token. It proves nothing: the token does, and this is looked at only so that it says
 * nothing else.
 */
public final class PsAssertion {

    private static final List<String> ALWAYS = List.of("identifiantFacturation", "secteurActivite");
    private static final List<String> SOMETIMES = List.of("codeSpecialiteAMO", "gipProfessionCode");

    private PsAssertion() {}

    /**
     * Why it does not fit; empty if it does.
     *
     * @param assertion the element {@code Assertion}, 64 KB at most
     * @param claims    of a token that was verified
     */
    public static Optional<SamlRefusal> mismatch(byte[] assertion, Map<String, ?> claims) {
        try {
            AssertionDocument document = AssertionDocument.read(assertion);
            NotBelieved.unless(
                    document.one("Subject", "NameID")
                                    .filter(it -> it.getAttributeNS(null, "NameQualifier")
                                            .equals("PSC"))
                                    .isPresent()
                            && document.text("Subject", "NameID")
                                    .filter(id -> id.equals(claims.get("SubjectNameID")))
                                    .isPresent(),
                    SamlRefusal.OTHER_PERSON);
            NotBelieved.unless(
                    ALWAYS.stream().noneMatch(name -> document.values(name).isEmpty())
                            && document.attributes().stream().allMatch(attribute -> fits(document, attribute, claims)),
                    SamlRefusal.OTHER_FACTS);
            return Optional.empty();
        } catch (NotBelieved refused) {
            return Optional.of(refused.why());
        }
    }

    private static boolean fits(AssertionDocument document, Element attribute, Map<String, ?> claims) {
        String name = attribute.getAttributeNS(null, "Name");
        return (ALWAYS.contains(name) || SOMETIMES.contains(name))
                && document.value(name)
                        .filter(value -> value.equals(claims.get(name)))
                        .isPresent();
    }
}
