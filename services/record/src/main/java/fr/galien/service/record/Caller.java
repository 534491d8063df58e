package fr.galien.service.record;

import fr.galien.resource.ServiceToken;
import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the token says.
 *
 * @param nationalId   of the person
 * @param name         of the person, to be shown
 * @param structure    the number of the structure they act for
 * @param organization that structure's name; empty if the token tells none
 * @param scopes       what the software may do
 * @param certificate  of the connection; empty for software that proves its key otherwise
 */
record Caller(
        String nationalId,
        String name,
        String structure,
        String organization,
        Set<String> scopes,
        Optional<X509Certificate> certificate) {

    static final String READ = "record:read";
    static final String WRITE = "record:write";

    private static final String ATTRIBUTE = Caller.class.getName();

    Caller {
        scopes = Set.copyOf(scopes);
    }

    /** @return empty if the token does not say who acts for whom: nothing is read or written by nobody */
    static Optional<Caller> of(ServiceToken token, Optional<X509Certificate> certificate) {
        Object extensions = token.claims().get("extensions");
        Object iua = extensions instanceof Map<?, ?> all ? all.get("ihe_iua") : null;
        if (!(iua instanceof Map<?, ?> said)) {
            return Optional.empty();
        }
        // IHE IUA: the same facts under the names other countries' services read.
        String nationalId = text(said, "national_provider_identifier");
        String structure = token.structure().orElse("");
        boolean whole = !nationalId.isEmpty()
                && !structure.isEmpty()
                && token.nationalId().filter(nationalId::equals).isPresent();
        return whole
                ? Optional.of(new Caller(
                        nationalId,
                        text(said, "subject_name"),
                        structure,
                        text(said, "subject_organization"),
                        token.scope(),
                        certificate))
                : Optional.empty();
    }

    private static String text(Map<?, ?> said, String name) {
        return said.get(name) instanceof String text ? text : "";
    }

    void enter(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** @throws IllegalStateException if nobody was let in: then the gate does not stand where it must */
    static Caller of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("nobody was let in");
    }

    /** Nobody's name or number. */
    @Override
    public String toString() {
        return "Caller[hidden]";
    }
}
