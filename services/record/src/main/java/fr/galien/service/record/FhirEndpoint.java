package fr.galien.service.record;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.galien.resource.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** FHIR R4, by HAPI. */
final class FhirEndpoint extends RestfulServer {

    static final String PATH = "/fhir";

    private static final long serialVersionUID = 1L;

    FhirEndpoint(FhirContext context, URI address, Documents documents) {
        super(context);
        setServerAddressStrategy(new HardcodedServerAddressStrategy(address + PATH));
        setServerName("Galien, record service of the sandbox");
        setResourceProviders(List.of(new PatientResource(), new DocumentResource(documents)));
        registerInterceptor(new ScopeRules());
    }

    /** Nobody's data: what the service offers. */
    static boolean isAboutItself(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals(PATH + "/metadata");
    }

    static Optional<Set<String>> scope(HttpServletRequest request) {
        if (isAboutItself(request)) {
            return Optional.empty();
        }
        // A search may come as POST, to keep its parameters out of addresses.
        boolean reads = Set.of("GET", "HEAD").contains(request.getMethod())
                || request.getMethod().equals("POST") && request.getRequestURI().endsWith("/_search");
        return Optional.of(Set.of(reads ? Caller.READ : Caller.WRITE));
    }

    /** A refusal in FHIR. */
    static Gate.Turning turning(FhirContext context) {
        return (Refusal why, HttpServletResponse response) -> {
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(why.status() == HttpServletResponse.SC_FORBIDDEN ? IssueType.FORBIDDEN : IssueType.LOGIN)
                    .setDiagnostics(why.code() + ": " + why.reason());
            write(response, context.newJsonParser().encodeResourceToString(outcome));
        };
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json);
    }
}
