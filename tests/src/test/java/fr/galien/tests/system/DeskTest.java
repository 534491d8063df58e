package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operators: a code on paper for who they see, and the hot line for who lost a phone. */
class DeskTest {

    private static final String SOMEBODY = "sans-activite";

    private final Console console = new Console();

    @AfterEach
    void nobodyKeepsAPhone() {
        PhonesUnderTest.of(SOMEBODY).revokeAll();
        twoOperators(false);
    }

    @Test
    void addsAPhoneWithACodeOnPaperOnce() throws IOException {
        DeskOperator operator = operator("desk-1", "enrol-mobile-devices");

        Exchange given = operator.post("activation", activation("new-arrival"));
        assertThat(given.status()).isEqualTo(200);
        String code = Software.json(given).path("code").textValue();
        assertThat(code).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");

        Surfer surfer = named();
        Page screen = Page.of(surfer.post(EnrolByCodesTest.address(), Map.of("first", code.toLowerCase())));
        Enrolment enrolment = Enrolment.claim(EnrolmentUnderTest.service(), (PhoneLink.Enrol) PhoneLink.read(URI.create(
                        screen.document().select("#galien-phone-link").attr("href")))
                .orElseThrow());
        assertThat(enrolment.by()).isEqualTo("desk");
        Enrolled enrolled = enrolment.answer("Téléphone");
        surfer.post(EnrolByCodesTest.address(), Map.of("code", enrolled.confirmation()));
        assertThat(enrolled.phone().pending().device().status()).isEqualTo("active");

        assertThat(Page.of(named().post(EnrolByCodesTest.address(), Map.of("first", code)))
                        .code())
                .isEqualTo("ECPS-0265");
    }

    @Test
    void givesNoCodeWithoutARoleAReasonOrAPerson() {
        DeskOperator operator = operator("desk-1", "enrol-mobile-devices");

        assertThat(operator("desk-none", "")
                        .post("activation", activation("new-arrival"))
                        .status())
                .isEqualTo(403);
        assertThat(operator("desk-line", "stop-mobile-devices")
                        .post("activation", activation("new-arrival"))
                        .status())
                .isEqualTo(403);
        assertThat(operator.post("activation", activation("because")).status()).isEqualTo(400);
        assertThat(operator.post("activation", activation("")).status()).isEqualTo(400);
        assertThat(operator.post(
                                "activation",
                                Json.object().put("person", "899700999999").put("reason", "new-arrival"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksASecondOperatorWhereTheRealmWantsTwo() {
        twoOperators(true);
        DeskOperator first = operator("desk-1", "enrol-mobile-devices");

        Exchange asked = first.post("activation", activation("no-reader"));
        assertThat(asked.status()).isEqualTo(202);
        String request = Software.json(asked).path("request").textValue();

        assertThat(first.post("activation/" + request + "/confirm", Json.object())
                        .status())
                .isEqualTo(403);
        DeskOperator second = operator("desk-2", "enrol-mobile-devices");
        assertThat(Software.json(second.post("activation/" + request + "/confirm", Json.object()))
                        .path("code")
                        .textValue())
                .isNotEmpty();
        assertThat(second.post("activation/" + request + "/confirm", Json.object())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void stopsAPhoneAtTheHotLine() {
        Enrolled enrolled = EnrolmentUnderTest.done(SOMEBODY, "Le perdu");
        DeskOperator operator = operator("desk-line", "stop-mobile-devices");
        String person = Extraction.notable(SOMEBODY).nationalId().value();

        JsonNode devices = Software.json(operator.get(person)).path("devices");
        assertThat(devices).hasSize(1);
        assertThat(devices.get(0).path("name").textValue()).isEqualTo("Le perdu");
        String device = person + "/" + devices.get(0).path("id").textValue();

        ObjectNode reason = Json.object().put("reason", "lost-phone");
        assertThat(operator.post(device + "/suspend", Json.object()).status()).isEqualTo(400);
        assertThat(operator.post(device + "/suspend", reason).status()).isEqualTo(204);
        EnrolByCardTest.assertRefused("ECPS-0205", enrolled.phone()::pending);
        assertThat(operator.post(device + "/revoke", reason).status()).isEqualTo(204);
        EnrolByCardTest.assertRefused("ECPS-0203", enrolled.phone()::pending);
        assertThat(operator.post(device + "/revoke", reason).status()).isEqualTo(404);
    }

    private static Surfer named() {
        Surfer surfer = Surfer.of(Software.asking());
        surfer.post(
                EnrolByCodesTest.address(),
                Map.of("person", Extraction.notable(SOMEBODY).nationalId().value()));
        return surfer;
    }

    private static ObjectNode activation(String reason) {
        return Json.object()
                .put("person", Extraction.notable(SOMEBODY).nationalId().value())
                .put("reason", reason);
    }

    private void twoOperators(boolean wanted) {
        console.changeRealm(realm ->
                realm.withObjectProperty("attributes").put("galien.desk.two-operators", String.valueOf(wanted)));
    }

    private static DeskOperator operator(String id, String role) {
        return DeskOperator.of(id, role, "mobile-devices");
    }
}
