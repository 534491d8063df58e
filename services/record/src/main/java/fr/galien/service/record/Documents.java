package fr.galien.service.record;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The documents of the record, the newest {@value #MOST} of them. */
final class Documents {

    static final int MOST = 500;

    /** Of persons, and of structures: PS_IdNat and Struct_IdNat of the CI-SIS. */
    private static final String PERSONS = "urn:oid:1.2.250.1.71.4.2.1";

    private static final String STRUCTURES = "urn:oid:1.2.250.1.71.4.2.2";

    private final Deque<DocumentReference> kept = new ArrayDeque<>();
    private final Clock clock;
    private long last;

    Documents(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a document as its author's, whoever the document itself names. */
    synchronized DocumentReference add(DocumentReference sent, Caller author) {
        DocumentReference document = sent.copy();
        document.setId(Long.toString(++last));
        document.setDate(Date.from(clock.instant()));
        document.setAuthenticator(null);
        document.setAuthor(List.of(
                reference("Practitioner", PERSONS, author.nationalId(), author.name()),
                reference("Organization", STRUCTURES, author.structure(), author.organization())));
        kept.addFirst(document);
        if (kept.size() > MOST) {
            kept.removeLast();
        }
        return document.copy();
    }

    synchronized Optional<DocumentReference> byId(String id) {
        return kept.stream()
                .filter(document -> document.getIdElement().getIdPart().equals(id))
                .findFirst()
                .map(DocumentReference::copy);
    }

    /** The newest first. */
    synchronized List<DocumentReference> of(String patient) {
        return kept.stream()
                .filter(document ->
                        document.getSubject().getReferenceElement().getIdPart().equals(patient))
                .map(DocumentReference::copy)
                .toList();
    }

    private static Reference reference(String type, String system, String number, String name) {
        Reference reference = new Reference()
                .setType(type)
                .setIdentifier(new Identifier().setSystem(system).setValue(number));
        return name.isEmpty() ? reference : reference.setDisplay(name);
    }
}
