package fr.galien.testkit.demo;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONArrayUtils;
import fr.galien.testkit.demo.ServiceResult.Table;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prescriptions somebody wrote, and one more if they filled one in. */
final class PrescriptionCall implements ServiceCall {

    private final URI service;
    private final Caller caller;

    PrescriptionCall(URI service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @Override
    public ServiceResult call(ServiceToken token, Map<String, String> form, Words words) throws ServiceRefused {
        String patient = form.getOrDefault("patient", "").strip();
        String text = form.getOrDefault("text", "").strip();
        boolean written = !patient.isEmpty() && !text.isEmpty();
        if (written) {
            String draft = JSONObjectUtils.toJSONString(Map.of("patient", patient, "text", text));
            caller.post(service, token, ContentType.APPLICATION_JSON, draft);
        }
        return new ServiceResult(
                written ? List.of(Line.of(words.text("service_prescription_done"), text)) : List.of(),
                Optional.of(new Table(
                        words.text("service_prescriptions"),
                        List.of(
                                words.text("service_written"),
                                words.text("service_patient"),
                                words.text("service_text")),
                        rows(caller.get(service, token), words),
                        words.text("service_prescriptions_none"))));
    }

    private static List<List<String>> rows(String json, Words words) throws ServiceRefused {
        try {
            return JSONArrayUtils.toJSONObjectList(JSONArrayUtils.parse(json)).stream()
                    .map(Claims::new)
                    .map(one -> List.of(written(one, words), one.text("patient"), one.text("text")))
                    .toList();
        } catch (ParseException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    private static String written(Claims prescription, Words words) {
        try {
            return words.moment(Instant.parse(prescription.text("written")));
        } catch (DateTimeParseException e) {
            return prescription.scalar("written");
        }
    }
}
