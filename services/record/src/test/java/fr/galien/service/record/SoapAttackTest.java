package fr.galien.service.record;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.testkit.card.SoftwareFlaw;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The record's SOAP address: one message it answers, and what it must not take for that. */
class SoapAttackTest {

    private static TheRecord record;

    @BeforeAll
    static void start() throws Exception {
        record = new TheRecord();
    }

    @AfterAll
    static void stop() throws Exception {
        record.close();
    }

    @Test
    void answersAVihfOfThePersonAndTheStructureOfTheToken() {
        HttpResponse<String> answer = ask(Vihf.inEnvelope(good().signed(record.seal)));

        assertThat(answer.body()).contains("PatientSummaryAnswer", "Odette PATIENTE", "1977-07-15");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/soap+xml");
    }

    /** Each is the good message but for one thing. */
    enum Attack {
        SIGNED_WITH_THE_KEY_OF_CONNECTIONS(
                403, "not one that seals", (good, seal) -> sent(good.signed(record.software))),
        OF_ANOTHER_PERSON(
                403,
                "another person",
                (good, seal) -> sent(good.of("899700000999").signed(seal))),
        FOR_ANOTHER_STRUCTURE(
                403,
                "the structure, that of the certificate",
                (good, seal) ->
                        sent(good.forStructure(TheRecord.OTHER_STRUCTURE).signed(seal))),
        SIGNED_BY_ANOTHER_STRUCTURE(
                403, "the structure, that of the certificate", (good, seal) -> sent(good.signed(record.otherSeal))),
        ALL_OF_ANOTHER_STRUCTURE(
                403,
                "the structure, that of the certificate",
                (good, seal) ->
                        sent(good.forStructure(TheRecord.OTHER_STRUCTURE).signed(record.otherSeal))),
        SAYS_IT_IS_FROM_SOMEBODY_ELSE(
                403,
                "the issuer is not",
                (good, seal) ->
                        sent(good.saysItIsFrom("CN=another,OU=10B0000001,C=FR").signed(seal))),
        EXPIRED(
                403,
                "not valid now",
                (good, seal) -> sent(good.valid(hoursAgo(2), hoursAgo(1)).signed(seal))),
        NOT_VALID_YET(
                403,
                "not valid now",
                (good, seal) -> sent(good.valid(hoursAgo(-1), hoursAgo(-2)).signed(seal))),
        GOOD_FOR_EVER(
                403,
                "an attribute is missing",
                (good, seal) -> sent(good.forEver().signed(seal))),
        OF_AN_OLDER_KIND(
                403, "VIHF 4.0", (good, seal) -> sent(good.version("3.0").signed(seal))),
        ABOUT_NOBODY(
                403, "names no patient", (good, seal) -> sent(good.about("").signed(seal))),
        ABOUT_A_PATIENT_WITHOUT_REGISTER(
                403,
                "names no patient",
                (good, seal) -> sent(good.about("277076311300072").signed(seal))),
        ABOUT_SOMEBODY_UNKNOWN(
                404,
                "does not know this patient",
                (good, seal) -> sent(good.about("277076311300169^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH")
                        .signed(seal))),
        ABOUT_A_REAL_REGISTER(
                404,
                "does not know this patient",
                (good, seal) -> sent(good.about("277076311300072^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH")
                        .signed(seal))),
        ALTERED(
                403,
                "signature",
                (good, seal) -> sent(good.of("899700000013").signed(seal).replace("899700000013", TheRecord.DOCTOR))),
        NOT_SIGNED(403, "not signed", (good, seal) -> sent(good.notSigned(seal))),
        SIGNED_WITH_SHA1(
                403,
                "signature",
                (good, seal) -> sent(good.signedBy(Vihf.RSA_SHA1).signed(seal))),
        SIGNED_AROUND_THE_NAME_ALONE(
                403, "signature", (good, seal) -> sent(good.covering("#_name").signed(seal))),
        WITH_ANOTHER_CERTIFICATE_IN_IT(
                403,
                "signature",
                (good, seal) -> sent(good.signed(seal)
                        .replaceFirst(
                                "(?s)<X509Certificate>.*</X509Certificate>",
                                "<X509Certificate>" + base64(record.otherSeal) + "</X509Certificate>"))),
        SIGNED_BY_ANOTHER_AUTHORITYS_SEAL(
                403,
                "not believed",
                (good, seal) -> sent(good.signed(record.seal(TheRecord.STRUCTURE, SoftwareFlaw.FOREIGN)))),
        SIGNED_BY_A_PERSONS_AUTHORITY(
                403,
                "not believed",
                (good, seal) -> sent(good.signed(record.seal(TheRecord.STRUCTURE, SoftwareFlaw.PERSONNES)))),
        SIGNED_WITH_AN_EXPIRED_SEAL(
                403,
                "not believed",
                (good, seal) -> sent(good.signed(record.seal(TheRecord.STRUCTURE, SoftwareFlaw.EXPIRED)))),
        TWO_ASSERTIONS(403, "one assertion", (good, seal) -> sent(good.signed(seal), good.signed(seal))),
        TWO_HEADERS_OF_SECURITY(
                403,
                "one Security",
                (good, seal) -> sent(good.signed(seal))
                        .replace("<env:Header>", "<env:Header><s:Security xmlns:s=\"" + Envelope.SECURITY + "\"/>")),
        /** The signed one moved into the body, another in its place with its signature. */
        WRAPPED_WITH_THE_BODY(
                403,
                "one assertion",
                (good, seal) ->
                        sent(forged(good, seal)).replace("<PatientSummary ", good.signed(seal) + "<PatientSummary ")),
        /** The signed one inside the signature of the forged one. */
        WRAPPED_IN_THE_SIGNATURE(
                403,
                "one assertion",
                (good, seal) -> sent(forged(good, seal)
                        .replace("</Signature>", "<Object>" + good.signed(seal) + "</Object></Signature>"))),
        /** The signed one inside an attribute of the forged one. */
        WRAPPED_IN_AN_ATTRIBUTE(
                403,
                "one assertion",
                (good, seal) -> sent(forged(good, seal)
                        .replace(
                                "</AttributeStatement>",
                                "<Attribute Name=\"x\"><AttributeValue>" + good.signed(seal)
                                        + "</AttributeValue></Attribute></AttributeStatement>"))),
        WITH_A_SECOND_SIGNATURE(
                403,
                "signature",
                (good, seal) -> sent(good.then(SoapAttackTest::repeatSignature).signed(seal))),
        SIGNED_SOMEWHERE_ELSE_IN_IT(
                403,
                "not signed",
                (good, seal) -> sent(
                        good.of("899700000999").then(SoapAttackTest::renamed).signed(seal))),
        /** Canonical form leaves comments out, so the signature holds; a reader that stops at one reads another name. */
        COMMENT_IN_THE_NAME(
                400,
                "not an assertion",
                (good, seal) -> sent(good.of(TheRecord.DOCTOR + "9")
                        .signed(seal)
                        .replace(TheRecord.DOCTOR + "9", TheRecord.DOCTOR + "<!-- -->9"))),
        OUTSIDE_OF_SECURITY(
                403,
                "one Assertion is wanted",
                (good, seal) -> Vihf.inEnvelope("").replace("</env:Header>", good.signed(seal) + "</env:Header>")),
        WITH_A_DOCUMENT_TYPE(
                400,
                "document type",
                (good, seal) -> "<!DOCTYPE Envelope [<!ENTITY e \"x\">]>" + sent(good.signed(seal))),
        WITH_A_FILE_IN_IT(
                400,
                "document type",
                (good, seal) -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + sent(good.about("patient").notSigned(seal).replace(">patient<", ">&e;<"))),
        TOO_LONG(400, "too long", (good, seal) -> sent(good.signed(seal)) + " ".repeat(Envelope.MOST_BYTES)),
        OF_SOAP_11(
                400,
                "SOAP 1.2",
                (good, seal) ->
                        sent(good.signed(seal)).replace(Envelope.SOAP, "http://schemas.xmlsoap.org/soap/envelope/")),
        WITH_TWO_QUESTIONS(
                400,
                "one question",
                (good, seal) -> sent(good.signed(seal)).replace("<PatientSummary ", "<x/><PatientSummary ")),
        WITH_ANOTHER_QUESTION(
                400,
                "not known here",
                (good, seal) -> sent(good.signed(seal)).replace("PatientSummary ", "Everything ")),
        WITH_A_HEADER_THAT_MUST_BE_UNDERSTOOD(
                500,
                "must be understood",
                (good, seal) -> sent(good.signed(seal))
                        .replace("<env:Header>", "<env:Header><t:T xmlns:t=\"urn:t\" env:mustUnderstand=\"1\"/>")),
        NOT_XML(400, "XML", (good, seal) -> "Bonjour");

        private final int status;
        private final String reason;
        private final BiFunction<Vihf, SoftwareCertificate, String> message;

        Attack(int status, String reason, BiFunction<Vihf, SoftwareCertificate, String> message) {
            this.status = status;
            this.reason = reason;
            this.message = message;
        }

        private static String sent(String... assertions) {
            return Vihf.inEnvelope(assertions);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses(Attack attack) {
        HttpResponse<String> answer = ask(attack.message.apply(good(), record.seal));

        assertThat(answer.body()).contains("Fault>", attack.reason).doesNotContain("Odette");
        assertThat(answer.statusCode()).isEqualTo(attack.status);
    }

    @Test
    void refusesAConnectionOfAnotherStructureEvenIfTheTokenIsBoundToIt() {
        String token = record.token(
                "record:read",
                claims -> claims.claim("cnf", Map.of("x5t#S256", TheRecord.thumbprint(record.otherSoftware))));

        HttpResponse<String> answer =
                record.soap(token, record.otherSoftware, Vihf.inEnvelope(good().signed(record.seal)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("the connection is of another structure");
    }

    @Test
    void refusesWithoutATokenThatMayRead() {
        String message = Vihf.inEnvelope(good().signed(record.seal));
        HttpResponse<String> none = record.send(record.to("/soap").POST(BodyPublishers.ofString(message)));
        HttpResponse<String> writing = record.soap(record.token("record:write"), record.software, message);
        HttpResponse<String> prescription = record.soap(
                record.token("record:read", claims -> claims.audience("service-prescription")),
                record.software,
                message);

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).contains("env:Fault", "RS-0471");
        assertThat(writing.statusCode()).isEqualTo(403);
        assertThat(writing.body()).contains("RS-0484");
        assertThat(prescription.statusCode()).isEqualTo(401);
        assertThat(prescription.body()).contains("RS-0477");
    }

    private static HttpResponse<String> ask(String message) {
        return record.soap(record.token("record:read"), record.software, message);
    }

    private static Vihf good() {
        return Vihf.good(record.clock.instant());
    }

    private static Instant hoursAgo(int hours) {
        return record.clock.instant().minusSeconds(3600L * hours);
    }

    /** Of another person, with the signature of the good one. */
    private static String forged(Vihf good, SoftwareCertificate seal) {
        return good.of("899700000999").signed(seal).replace("899700000999", TheRecord.DOCTOR);
    }

    private static void repeatSignature(Element assertion) {
        Node signature = assertion.getFirstChild().getNextSibling();
        assertion.appendChild(signature.cloneNode(true));
    }

    /** The signature is no child of the assertion any more: it says nothing about it. */
    private static void renamed(Element assertion) {
        Document document = assertion.getOwnerDocument();
        Node signature = assertion.getFirstChild().getNextSibling();
        Element advice = document.createElementNS(Envelope.SAML, "Advice");
        assertion.replaceChild(advice, signature);
        advice.appendChild(signature);
    }

    private static String base64(SoftwareCertificate certificate) {
        try {
            return Base64.getMimeEncoder()
                    .encodeToString(certificate.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
