package fr.galien.service.record;

import fr.galien.resource.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;

/** SOAP 1.2: a summary of the patient a VIHF names. The token says who may ask; the VIHF, for whom and about whom. */
final class SoapEndpoint extends HttpServlet {

    static final String PATH = "/soap";

    private static final long serialVersionUID = 1L;

    private final transient AssertionJudge judge;

    SoapEndpoint(AssertionJudge judge) {
        this.judge = judge;
    }

    static Optional<Set<String>> scope(HttpServletRequest request) {
        return Optional.of(Set.of(Caller.READ));
    }

    /** A refusal in SOAP. */
    static void turnAway(Refusal why, HttpServletResponse response) throws IOException {
        SoapAnswer.fault(new SoapFault(SoapFault.Kind.TOKEN, why.code() + ": " + why.reason()))
                .send(why.status(), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] message = request.getInputStream().readNBytes(Envelope.MOST_BYTES + 1);
            if (message.length > Envelope.MOST_BYTES) {
                throw SoapFault.malformed("the message is too long");
            }
            Envelope envelope = Envelope.read(message);
            if (!Envelope.is(envelope.question(), SoapAnswer.OURS, "PatientSummary")) {
                throw SoapFault.malformed("the question is not known here");
            }
            AssertionJudge.PatientId asked = judge.judge(envelope, Caller.of(request));
            Patient patient = Optional.of(asked)
                    .filter(id -> id.register().equals(Patients.TEST_INS))
                    .flatMap(id -> Patients.byIns("", id.ins()))
                    .orElseThrow(() ->
                            new SoapFault(SoapFault.Kind.UNKNOWN_PATIENT, "the record does not know this patient"));
            SoapAnswer.summary(patient).send(HttpServletResponse.SC_OK, response);
        } catch (SoapFault fault) {
            SoapAnswer.fault(fault).send(fault.kind().status(), response);
        }
    }
}
