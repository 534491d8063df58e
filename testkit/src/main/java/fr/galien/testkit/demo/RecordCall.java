package fr.galien.testkit.demo;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.JSONObjectUtils;
import fr.galien.testkit.demo.ServiceResult.Table;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The patients of the record (FHIR), and what it says in SOAP of the first of them to whoever shows a VIHF. */
final class RecordCall implements ServiceCall {

    private static final String INS = "urn:oid:";

    /** The software's words around the assertion, which stays as it came: it is signed. */
    private static final String SOAP = """
            <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Header>\
            <wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
            %s</wsse:Security></env:Header><env:Body><PatientSummary xmlns="urn:galien:sandbox:record"/></env:Body>\
            </env:Envelope>""";

    private final URI service;
    private final Caller caller;
    private final AskAssertion assertions;

    /** Gets a VIHF about a patient. */
    @FunctionalInterface
    interface AskAssertion {
        String about(String patient) throws ServiceRefused;
    }

    RecordCall(URI service, Caller caller, AskAssertion assertions) {
        this.service = service;
        this.caller = caller;
        this.assertions = assertions;
    }

    /** A patient of the record. */
    private record Patient(String name, String birthDate, String system, String ins) {

        static Patient of(Claims resource) {
            Claims identifier =
                    resource.objects("identifier").stream().findFirst().orElse(new Claims(Map.of()));
            return new Patient(
                    resource.objects("name").stream()
                            .findFirst()
                            .map(name -> Stream.concat(name.texts("given").stream(), Stream.of(name.text("family")))
                                    .collect(Collectors.joining(" ")))
                            .orElse(""),
                    resource.text("birthDate"),
                    identifier.text("system"),
                    identifier.text("value"));
        }

        /** As the VIHF's {@code resource-id} writes it. */
        String resourceId() {
            return ins + "^^^&" + system.substring(system.startsWith(INS) ? INS.length() : 0) + "&ISO^NH";
        }
    }

    @Override
    public ServiceResult call(ServiceToken token, Map<String, String> form, Words words) throws ServiceRefused {
        List<Patient> patients = patients(token);
        List<Line> lines = new ArrayList<>();
        if (!patients.isEmpty()) {
            lines.add(summary(patients.getFirst(), token, words));
        }
        return new ServiceResult(
                lines,
                Optional.of(new Table(
                        words.text("service_patients"),
                        List.of(
                                words.text("service_name"),
                                words.text("service_birth_date"),
                                words.text("service_ins")),
                        patients.stream()
                                .map(patient -> List.of(patient.name(), patient.birthDate(), patient.ins()))
                                .toList(),
                        words.text("service_patients_none"))));
    }

    private List<Patient> patients(ServiceToken token) throws ServiceRefused {
        try {
            Claims bundle = new Claims(JSONObjectUtils.parse(caller.get(URI.create(service + "/fhir/Patient"), token)));
            return bundle.objects("entry").stream()
                    .map(entry -> Patient.of(entry.object("resource")))
                    .toList();
        } catch (ParseException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    /** A structure may have no seal: then the list is there all the same, and it is said why this is not. */
    private Line summary(Patient patient, ServiceToken token, Words words) {
        String label = words.text("service_vihf") + " " + patient.name();
        try {
            String message = SOAP.formatted(assertions.about(patient.resourceId()));
            SoapAnswer answer = SoapAnswer.read(caller.post(
                    URI.create(service + "/soap"), token, new ContentType("application", "soap+xml"), message));
            return Line.of(label, answer.text("Name") + ", " + answer.text("BirthDate"));
        } catch (ServiceRefused refused) {
            return new Line(
                    label,
                    refused.words().isEmpty() ? words.text(refused.failure().code()) : refused.words(),
                    refused.failure().code());
        }
    }
}
