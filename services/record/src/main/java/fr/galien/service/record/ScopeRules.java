package fr.galien.service.record;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;

/** HAPI's own guard: what it is about to answer or to change is allowed by the token, whatever the address looked like. */
public final class ScopeRules extends AuthorizationInterceptor {

    ScopeRules() {
        super(PolicyEnum.DENY);
    }

    @Override
    public List<IAuthRule> buildRuleList(RequestDetails details) {
        RuleBuilder rules = new RuleBuilder();
        if (details instanceof ServletRequestDetails request
                && !FhirEndpoint.isAboutItself(request.getServletRequest())) {
            Caller caller = Caller.of(request.getServletRequest());
            if (caller.scopes().contains(Caller.READ)) {
                rules.allow(Caller.READ).read().resourcesOfType(Patient.class).withAnyId();
                rules.allow(Caller.READ)
                        .read()
                        .resourcesOfType(DocumentReference.class)
                        .withAnyId();
            }
            if (caller.scopes().contains(Caller.WRITE)) {
                rules.allow(Caller.WRITE)
                        .create()
                        .resourcesOfType(DocumentReference.class)
                        .withAnyId();
            }
            rules.denyAll("nothing else");
        } else {
            rules.allow("what the service offers").metadata();
        }
        return rules.build();
    }
}
