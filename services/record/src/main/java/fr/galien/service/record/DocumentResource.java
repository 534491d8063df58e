package fr.galien.service.record;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;

/** {@code DocumentReference}: create, read, and search by patient. Public: HAPI calls it by reflection. */
public final class DocumentResource implements IResourceProvider {

    private final Documents documents;

    DocumentResource(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Read
    public DocumentReference read(@IdParam IdType id) {
        return documents.byId(id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public List<DocumentReference> search(@RequiredParam(name = DocumentReference.SP_PATIENT) ReferenceParam patient) {
        return documents.of(patient.getIdPart());
    }

    @Create
    public MethodOutcome create(@ResourceParam DocumentReference document, HttpServletRequest request) {
        String patient = document.getSubject().getReferenceElement().getIdPart();
        if (patient == null || Patients.byId(patient).isEmpty()) {
            throw new UnprocessableEntityException("The document is of no patient of this record");
        }
        DocumentReference kept = documents.add(document, Caller.of(request));
        return new MethodOutcome(kept.getIdElement(), true).setResource(kept);
    }
}
