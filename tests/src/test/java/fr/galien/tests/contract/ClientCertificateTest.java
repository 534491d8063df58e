package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.card.SoftwareFlaw;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tls_client_auth} at Keycloak itself, as if no front had looked at the certificate before. */
class ClientCertificateTest {

    private static final String SUBJECT = "C=FR,ST=Paris (75),O=ETABLISSEMENT FICTIF,OU=%s,CN=%s";

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CERTIFICATE_BY_SUBJECT", "CERTIFICATE_BY_STRUCTURE"})
    void takesTheClientsOwnAndTheOneThatRenewsIt(Way way) {
        Vendor vendor = Vendor.of(way);

        assertThat(StraightToKeycloak.redeem(vendor, vendor.certificate().certificate())
                        .body())
                .contains("\"invalid_grant\"");
        assertThat(StraightToKeycloak.redeem(vendor, issued(vendor)).body()).contains("\"invalid_grant\"");
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE_BY_SUBJECT, EXPIRED, OIDC-1105",
        "CERTIFICATE_BY_SUBJECT, FOR_SERVERS, OIDC-1106",
        "CERTIFICATE_BY_SUBJECT, PERSONNES, OIDC-1104",
        "CERTIFICATE_BY_SUBJECT, FOREIGN, OIDC-1104",
        "CERTIFICATE_BY_STRUCTURE, EXPIRED, OIDC-1105",
        "CERTIFICATE_BY_STRUCTURE, FOR_SERVERS, OIDC-1106",
        "CERTIFICATE_BY_STRUCTURE, PERSONNES, OIDC-1104",
        "CERTIFICATE_BY_STRUCTURE, FOREIGN, OIDC-1104"
    })
    void refusesOneThatIsWrongInOneThing(Way way, SoftwareFlaw flaw, String code) {
        Vendor vendor = Vendor.of(way);

        refused(StraightToKeycloak.redeem(vendor, issued(vendor, flaw)), code);
    }

    @ParameterizedTest
    @CsvSource({"CERTIFICATE_BY_SUBJECT, OIDC-1107", "CERTIFICATE_BY_STRUCTURE, OIDC-1108"})
    void refusesAnotherStructuresThatWritesThisOnesNumberIntoItsName(Way way, String code) {
        Vendor vendor = Vendor.of(way);
        X509Certificate other = Vendor.certificates()
                .issue(new X500Name(SUBJECT.formatted(Vendor.OTHER_STRUCTURE, "x\\,OU\\=" + Vendor.STRUCTURE)))
                .certificate();
        X509Certificate both = Vendor.certificates()
                .issue(new X500Name(SUBJECT.formatted(Vendor.STRUCTURE, "both") + ",OU=" + Vendor.OTHER_STRUCTURE))
                .certificate();

        refused(StraightToKeycloak.redeem(vendor, other), code);
        refused(StraightToKeycloak.redeem(vendor, both), code);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CERTIFICATE_BY_SUBJECT", "CERTIFICATE_BY_STRUCTURE"})
    void refusesWhoPresentsNoneWhateverElseTheySay(Way way) {
        Vendor vendor = Vendor.of(way);

        refused(StraightToKeycloak.redeem(vendor, null), "OIDC-1103");
        refused(StraightToKeycloak.redeem(vendor, null, Map.of("client_secret", "")), "OIDC-1103");
        refused(StraightToKeycloak.redeem(vendor, null, Map.of("client_secret", "x")), "OIDC-1103");
    }

    /** Keycloak's own lets all of these in, or takes a pattern for a name. */
    @ParameterizedTest
    @CsvSource({
        "x509.casubjectdn, '', OIDC-1101",
        "x509.casubjectdn, CN=nobody, OIDC-1102",
        "x509.casubjectdn, .*, OIDC-1101",
        "x509.subjectdn, '', OIDC-1101",
        "x509.subjectdn, .*, OIDC-1101",
        "galien.tls.structure, 10B0193488, OIDC-1101"
    })
    void refusesAClientThatAnybodyCouldBe(String attribute, String value, String code) {
        Vendor vendor = Vendor.configured(
                "contract-carelessly-registered",
                Way.CERTIFICATE_BY_SUBJECT,
                Map.of("x509.allow.regex.pattern.comparison", "true", attribute, value));

        refused(StraightToKeycloak.redeem(vendor, vendor.certificate().certificate()), code);
    }

    @Test
    void letsNoCertificateStandInForASecret() {
        Vendor vendor = Vendor.of(Way.CLIENT_SECRET_POST);

        HttpResponse<String> answer = StraightToKeycloak.redeem(vendor, issued(vendor));

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("invalid_grant");
    }

    private static X509Certificate issued(Vendor vendor, SoftwareFlaw... flaws) {
        return Vendor.certificates()
                .issue(Vendor.STRUCTURE, vendor.client().id(), flaws)
                .certificate();
    }

    private static void refused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"invalid_client\"", code);
    }
}
